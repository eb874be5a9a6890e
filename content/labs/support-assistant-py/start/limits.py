"""How much a customer may ask for."""

# The website's proxy allows 100 requests a second, which has been enough so far
