# asyncio for programs: a loop that goes on until what was asked is done, without threads, sockets or promises of the page.
import asyncio
import time

_AT_ONCE = 1e-6  # a second of today plus less than this is the same second, and nothing would ever be due


class _NothingComesFromOutside:
    """Where other loops wait for sockets, this one lets the time pass until something is due."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("this program waits for something that nothing here will do: there are no threads and no connections in a lab")
        if timeout > 0:
            time.sleep(timeout)
        return []

    def close(self):
        pass


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector, self._clock_resolution = _NothingComesFromOutside(), _AT_ONCE

    def _process_events(self, _events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, _executor, work, *args):
        """At once, in this thread: there is no other. What it gives is what a thread would give."""
        done = self.create_future()
        try:
            done.set_result(work(*args))
        except Exception as problem:
            done.set_exception(problem)
        return done

    async def shutdown_default_executor(self, timeout=None):
        pass


class _Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop

    def get_event_loop(self):
        if self._local._loop is None:
            self.set_event_loop(self.new_event_loop())
        return super().get_event_loop()


# Pyodide's own `run` gives itself to promises, which never come back to a program that is run to its end.
asyncio.run = asyncio.runners.run


def prepare():
    """Before each program: no loop runs, and none is left over."""
    asyncio._set_running_loop(None)
    asyncio.events._event_loop_policy = _Policy()
