# The small part of Werkzeug that lab code uses.
