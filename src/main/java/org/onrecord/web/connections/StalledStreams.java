package org.onrecord.web.connections;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The streams of an HTTP/2 connection whose response waits until the client opens the flow-control
 * window. Runs on the event loop of the connection.
 */
final class StalledStreams {
  /** The stream id of frames that concern the whole connection. */
  private static final int CONNECTION = 0;

  private final Http2ConnectionHandler handler;
  private final Http2Connection connection;
  private final Http2RemoteFlowController flow;

  /** The time in nanoseconds since which a stream has been seen waiting. */
  private final PropertyKey waitingSince;

  /**
   * Watches the streams of a connection.
   *
   * @param open counts the open streams of all connections
   */
  StalledStreams(Http2ConnectionHandler handler, AtomicInteger open) {
    this.handler = handler;
    this.connection = handler.connection();
    this.flow = connection.remote().flowController();
    this.waitingSince = connection.newKey();
    handler.decoder().frameListener(new WindowListener());
    open.addAndGet(connection.numActiveStreams());
    connection.addListener(
        new Http2ConnectionAdapter() {
          @Override
          public void onStreamActive(Http2Stream stream) {
            open.incrementAndGet();
          }

          @Override
          public void onStreamClosed(Http2Stream stream) {
            open.decrementAndGet();
          }
        });
  }

  /** Restarts the clock of a stream, or of all, when the client opens its window. */
  private final class WindowListener extends Http2FrameListenerDecorator {
    WindowListener() {
      super(handler.decoder().frameListener());
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int streamId, int increment)
        throws Http2Exception {
      Http2Stream stream = connection.stream(streamId);
      if (streamId == CONNECTION) {
        restartAll();
      } else if (stream != null) {
        stream.removeProperty(waitingSince);
      }
      super.onWindowUpdateRead(context, streamId, increment);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings)
        throws Http2Exception {
      if (settings.initialWindowSize() != null) {
        restartAll();
      }
      super.onSettingsRead(context, settings);
    }
  }

  private void restartAll() throws Http2Exception {
    connection.forEachActiveStream(
        stream -> {
          stream.removeProperty(waitingSince);
          return true;
        });
  }

  /** The number of open streams. On other threads it may be a moment old. */
  int count() {
    return connection.numActiveStreams();
  }

  /** True if no response waits to be written. */
  boolean areWritten() {
    return streams().stream().noneMatch(flow::hasFlowControlled);
  }

  /** True if the client has not sent all of a request. */
  boolean areReceiving() {
    return streams().stream().anyMatch(stream -> stream.state().remoteSideOpen());
  }

  /**
   * Resets the streams that have waited for longer than this.
   *
   * @param onReset runs for each of them
   */
  void resetStalled(long maxNanos, long now, Runnable onReset) {
    for (Http2Stream stream : streams()) {
      if (!isBlocked(stream)) {
        stream.removeProperty(waitingSince);
      } else if (waitingNanos(stream, now) > maxNanos) {
        reset(stream.id(), Http2Error.CANCEL);
        onReset.run();
      }
    }
  }

  /** True if a window is used up. Other streams wait for the socket. */
  private boolean isBlocked(Http2Stream stream) {
    return flow.hasFlowControlled(stream)
        && (flow.windowSize(stream) <= 0 || flow.windowSize(connection.connectionStream()) <= 0);
  }

  private long waitingNanos(Http2Stream stream, long now) {
    Long since = stream.getProperty(waitingSince);
    if (since == null) {
      stream.setProperty(waitingSince, now);
      return 0;
    }
    return now - since;
  }

  /** Resets a stream, unless it is closed. */
  void reset(int stream, Http2Error error) {
    ChannelHandlerContext context = flow.channelHandlerContext();
    handler.resetStream(context, stream, error.code(), context.newPromise());
    context.flush();
  }

  /** A copy of the active streams, which may be closed meanwhile. */
  private List<Http2Stream> streams() {
    List<Http2Stream> streams = new ArrayList<>();
    try {
      connection.forEachActiveStream(streams::add);
    } catch (Http2Exception e) {
      throw new IllegalStateException("Listing the streams never fails", e);
    }
    return streams;
  }
}
