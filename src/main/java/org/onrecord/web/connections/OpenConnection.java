package org.onrecord.web.connections;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.onrecord.web.connections.ClosedConnections.Reason;

/**
 * An open connection with its time limits, the first handler in its pipeline. All methods run on
 * its event loop, unless they say otherwise.
 */
public final class OpenConnection extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<OpenConnection> KEY =
      AttributeKey.valueOf(OpenConnection.class.getName());

  /**
   * Unwritten bytes at which an HTTP/2 connection is closed. Its flow control keeps response bodies
   * below that; a client that sends requests and reads no heads of responses exceeds it.
   */
  private static final int MAX_UNWRITTEN_HTTP2 = 1024 * 1024;

  /** The time in which an idle connection is closed, also if its client does not read. */
  private static final Duration MAX_CLOSE_TIME = Duration.ofSeconds(3);

  private final ConnectionLimits limits;
  private final Channel channel;
  private final OpenRequests requests = new OpenRequests();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicLong unwrittenBytes = new AtomicLong();
  private final StallClock writing = new StallClock();
  private final UnfinishedHead head;
  private ChannelHandlerContext context;
  private Runnable waiting;
  private RequestGuard guard;
  private volatile StalledStreams streams;
  private boolean configured;

  OpenConnection(ConnectionLimits limits, Channel channel) {
    this.limits = limits;
    this.channel = channel;
    this.head = new UnfinishedHead(limits);
    channel.attr(KEY).set(this);
  }

  /** The state of a connection that has sent a request. */
  public static OpenConnection of(HttpConnection connection) {
    return of(((ConnectionBase) connection).channel()).orElseThrow();
  }

  /** The state of a connection. Empty before its first request if it was not limited at once. */
  static Optional<OpenConnection> of(Channel channel) {
    return Optional.ofNullable(channel.attr(KEY).get());
  }

  /** Marks the connection as busy, and releases the memory of the head that has been received. */
  void requestStarted() {
    requests.start();
    configure();
    head.release();
  }

  /** Resets a new HTTP/2 stream if there are too many. True if it was reset. */
  boolean refuseStream(int stream) {
    boolean refused = streams != null && limits.isRefused(streams.count());
    if (refused) {
      limits.closed().count(Reason.REFUSED);
      streams.reset(stream, Http2Error.REFUSED_STREAM);
    }
    return refused;
  }

  /**
   * Runs a task once the client has read enough of earlier responses, or the connection is closed.
   * There is one task at a time, since pipelined requests follow each other. The streams of HTTP/2
   * do not wait for each other.
   */
  void whenWritable(Runnable task) {
    if (streams != null || channel.isWritable() || !isOpen()) {
      task.run();
    } else {
      waiting = task;
    }
  }

  private void runWaiting() {
    Runnable task = waiting;
    if (task != null) {
      waiting = null;
      task.run();
    }
  }

  /** The requests in progress, for any thread. */
  OpenRequests requests() {
    return requests;
  }

  /**
   * Adds the body of a response that is about to be written, unless the client has not read other
   * responses and the sum would exceed a maximum. Runs on any thread.
   */
  public boolean tryAddUnwritten(long bytes, long max) {
    long sum = unwrittenBytes.addAndGet(bytes);
    boolean added = sum <= Math.max(max, bytes);
    if (!added) {
      removeUnwritten(bytes);
    }
    return added;
  }

  /** Removes the body of a response that is written. Runs on any thread. */
  public void removeUnwritten(long bytes) {
    unwrittenBytes.addAndGet(-bytes);
  }

  /**
   * Gives up a response that the client does not read, because its memory is needed: resets the
   * HTTP/2 stream, or closes the connection of HTTP/1.1. Runs on any thread.
   *
   * @param stream id of the HTTP/2 stream
   */
  public void drop(int stream) {
    if (streams == null) {
      close(Reason.MEMORY);
    } else {
      limits.closed().count(Reason.MEMORY);
      channel.eventLoop().execute(() -> streams.reset(stream, Http2Error.CANCEL));
    }
  }

  /** False once the connection is closed. Runs on any thread. */
  boolean isOpen() {
    return channel.isActive();
  }

  /**
   * Closes the connection. An idle one may take a few seconds; the others do not wait for what is
   * not written. Runs on any thread.
   */
  void close(Reason reason) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    limits.closed().count(reason);
    if (reason == Reason.IDLE || reason == Reason.REPLACED) {
      // Through the whole pipeline, which tells clients of TLS and HTTP/2.
      channel.close();
      // The pipeline waits until the client has read everything.
      channel
          .eventLoop()
          .schedule(() -> context.close(), MAX_CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      context.close();
    }
  }

  /** True if the client has read all responses. Runs on any thread. */
  boolean isRead() {
    ChannelOutboundBuffer unwritten = channel.unsafe().outboundBuffer();
    return unwrittenBytes.get() == 0
        && (streams == null || streams.count() == 0)
        && (unwritten == null || unwritten.totalPendingWriteBytes() == 0);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    configure();
    active.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    head.release();
    inactive.fireChannelInactive();
    runWaiting();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    changed.fireChannelWritabilityChanged();
    if (channel.isWritable()) {
      runWaiting();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    configure();
    if (isReceivingHead() && message instanceof ByteBuf bytes && !head.add(bytes.readableBytes())) {
      bytes.release();
      close(Reason.MEMORY);
    } else {
      reading.fireChannelRead(message);
    }
  }

  /** False for the rest of a body whose request has been answered already. */
  private boolean isReceivingHead() {
    return requests.isEmpty() && streams == null && (guard == null || !guard.isReceiving());
  }

  /**
   * Adds the handlers of the protocol, as soon as it is known. Those of HTTP/2 are added after the
   * settings of the client, upon which Vert.x replaces the listener to its frames.
   */
  private void configure() {
    if (configured) {
      return;
    }
    ChannelPipeline pipeline = channel.pipeline();
    Http2ConnectionHandler http2 = pipeline.get(Http2ConnectionHandler.class);
    if (http2 != null) {
      if (http2.decoder().prefaceReceived()) {
        configured = true;
        streams = new StalledStreams(http2, limits.openStreams());
      }
    } else if (pipeline.get(VertxHandler.class) != null) {
      configured = true;
      guard = new RequestGuard();
      pipeline.addBefore("handler", RequestGuard.NAME, guard);
    }
  }

  /** Closes the connection, or resets its HTTP/2 streams, if a time limit has passed. */
  void check(long now) {
    if (channel.eventLoop().inEventLoop()) {
      checkOnEventLoop(now);
    } else {
      channel.eventLoop().execute(() -> checkOnEventLoop(now));
    }
  }

  private void checkOnEventLoop(long now) {
    ChannelOutboundBuffer unwritten = channel.unsafe().outboundBuffer();
    if (unwritten == null) {
      return;
    }
    long maxStall = maxStall().toNanos();
    if (isSendingImport()) {
      writing.restart();
    }
    if (head.isLate(now)) {
      close(Reason.MEMORY);
    } else if (writing.stalledNanos(unwritten, now) > maxStall || isFlooded(unwritten)) {
      close(Reason.STALLED);
    } else if (requests.idleNanos(now) > limits.settings().idleTime().toNanos()
        && isWritten(unwritten)) {
      close(Reason.IDLE);
    } else if (streams != null && !isSendingImport()) {
      streams.resetStalled(maxStall, now, () -> limits.closed().count(Reason.STALLED));
    }
  }

  private boolean isSendingImport() {
    return requests.allow(ClientPause.WHILE_SENDING)
        && (streams == null ? guard != null && guard.isReceiving() : streams.areReceiving());
  }

  private Duration maxStall() {
    return requests.allow(ClientPause.LONG) || requests.allow(ClientPause.WHILE_SENDING)
        ? limits.settings().streamWriteTime()
        : limits.settings().writeTime();
  }

  private boolean isFlooded(ChannelOutboundBuffer unwritten) {
    return streams != null && unwritten.totalPendingWriteBytes() > MAX_UNWRITTEN_HTTP2;
  }

  private boolean isWritten(ChannelOutboundBuffer unwritten) {
    return unwritten.isEmpty() && (streams == null || streams.areWritten());
  }

  @Override
  public String toString() {
    return channel.toString();
  }
}
