# A store of texts by key for labs, as a bucket or a registry has: `from storage import storage`.
import base64

import lab_host


class Storage:
    def get(self, key):
        """The text, or None."""
        return lab_host.call("storage.get", key)

    def put(self, key, text):
        if not isinstance(text, str):
            raise TypeError("storage keeps text")
        lab_host.call("storage.put", key, text)

    def get_bytes(self, key):
        """The bytes that put_bytes stored, or None."""
        text = self.get(key)
        return None if text is None else base64.b64decode(text)

    def put_bytes(self, key, data):
        self.put(key, base64.b64encode(data).decode())

    def list(self, prefix=""):
        return lab_host.call("storage.list", prefix)

    def delete(self, key):
        lab_host.call("storage.delete", key)


storage = Storage()
