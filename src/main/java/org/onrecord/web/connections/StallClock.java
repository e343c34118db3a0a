package org.onrecord.web.connections;

import io.netty.channel.ChannelOutboundBuffer;

/** Measures for how long a socket has accepted none of the bytes that wait to be written. */
final class StallClock {
  private Object message;
  private long progress;
  private long since;

  /** The time since the last progress in nanoseconds; 0 if nothing waits. */
  long stalledNanos(ChannelOutboundBuffer unwritten, long now) {
    Object current = unwritten.current();
    long written = unwritten.currentProgress();
    if (current == null || current != message || written != progress) {
      message = current;
      progress = written;
      since = now;
    }
    return now - since;
  }

  /** Forgets the time passed so far. */
  void restart() {
    message = null;
  }
}
