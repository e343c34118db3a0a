package org.onrecord.web.connections;

import static java.util.Comparator.comparing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.onrecord.web.connections.ClosedConnections.Reason;

/**
 * Limits the number of connections, the time that they may be idle, and the time that a client may
 * read nothing of a response. Quarkus' own limits do not see HTTP/2 streams, count pings as
 * activity, and do not close idle connections for new ones.
 */
@Singleton
class ConnectionLimits {
  private static final String ACCEPT_HANDLER = "onrecord-accept";

  /** Runs before all other handlers of the router. */
  private static final int ORDER = Integer.MIN_VALUE;

  /** The time that a connection has to be idle to be closed for a new one. */
  private static final Duration MIN_IDLE = Duration.ofSeconds(1);

  private static final long MAX_CHECK_INTERVAL_MILLIS = 1000;
  private static final int CHECKS_PER_LIMIT = 4;

  /** The share of the heap for unfinished request heads that are not small: 19 MB in the image. */
  private static final int HEAD_SHARE = 16;

  /** The share of the heap for HTTP/2 streams. */
  private static final int STREAM_SHARE = 8;

  /** Heap of an HTTP/2 stream whose response waits for the client. Measured: 12.7 KB. */
  private static final int HEAP_PER_STREAM = 13 * 1024;

  /** The streams that a connection may have in any case. */
  private static final int FEW_STREAMS = 4;

  private final Vertx vertx;
  private final ConnectionSettings settings;
  private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
  private final ClosedConnections closed;
  private final long maxHeadHeap = Runtime.getRuntime().maxMemory() / HEAD_SHARE;
  private final long maxStreams = Runtime.getRuntime().maxMemory() / STREAM_SHARE / HEAP_PER_STREAM;
  private final AtomicInteger openStreams = new AtomicInteger();
  private final AtomicLong headHeap = new AtomicLong();
  private long timer;

  ConnectionLimits(Vertx vertx, ConnectionSettings settings, MeterRegistry registry) {
    this.vertx = vertx;
    this.settings = settings;
    Gauge.builder("onrecord.connections.open", open, Set::size)
        .description("Open connections of clients")
        .register(registry);
    this.closed = new ClosedConnections(registry, settings, maxStreams);
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::trackRequest);
    long shortest =
        Math.min(settings.idleTime().toMillis(), settings.writeTime().toMillis())
            / CHECKS_PER_LIMIT;
    timer =
        vertx.setPeriodic(
            Math.max(1, Math.min(shortest, MAX_CHECK_INTERVAL_MILLIS)), tick -> check());
  }

  /** Runs on the event loop of the connection. */
  private void trackRequest(RoutingContext context) {
    Channel channel = ((ConnectionBase) context.request().connection()).channel();
    track(context, OpenConnection.of(channel).orElseGet(() -> track(channel)));
  }

  private static void track(RoutingContext context, OpenConnection connection) {
    connection.requestStarted();
    context.addEndHandler(ended -> connection.requests().end());
    if (connection.refuseStream(context.response().streamId())) {
      return;
    }
    connection.whenWritable(
        () -> {
          if (connection.isOpen()) {
            context.next();
          } else {
            // A pipelined request whose turn came after the connection was closed.
            context.response().end();
          }
        });
  }

  void limitServer(@ObservesAsync HttpServerStart event) {
    onServers(this::addAcceptHandler);
  }

  void limitTlsServer(@ObservesAsync HttpsServerStart event) {
    onServers(this::addAcceptHandler);
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
    // In dev mode, the servers go on.
    removeAcceptHandlers();
  }

  void removeAcceptHandlers() {
    onServers(ConnectionLimits::removeAcceptHandler);
  }

  /** Finds the listening sockets, which Vert.x does not give access to. */
  private void onServers(Consumer<ChannelPipeline> action) {
    for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
      loop.execute(
          () ->
              ((SingleThreadEventLoop) loop)
                  .registeredChannelsIterator()
                  .forEachRemaining(server -> action.accept(server.pipeline())));
    }
  }

  private void addAcceptHandler(ChannelPipeline server) {
    if (server.get(ACCEPT_HANDLER) == null) {
      server.addFirst(ACCEPT_HANDLER, new AcceptHandler());
    }
  }

  private static void removeAcceptHandler(ChannelPipeline server) {
    if (server.get(ACCEPT_HANDLER) != null) {
      server.remove(ACCEPT_HANDLER);
    }
  }

  /** Sees each accepted connection before it is registered with its event loop. */
  private final class AcceptHandler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
      Channel channel = (Channel) accepted;
      if (open.size() < settings.connections() || closeIdleConnection()) {
        track(channel);
        server.fireChannelRead(channel);
      } else {
        closed.count(Reason.REFUSED);
        channel.unsafe().closeForcibly();
      }
    }
  }

  /**
   * Limits a connection that has just been accepted, or whose first request arrives: the server
   * listens shortly before the {@link AcceptHandler} is added.
   */
  private OpenConnection track(Channel channel) {
    OpenConnection connection = new OpenConnection(this, channel);
    channel.pipeline().addFirst(connection);
    open.add(connection);
    channel.closeFuture().addListener(done -> open.remove(connection));
    return connection;
  }

  /** Closes the connection that has been idle for the longest time. False if none is idle. */
  private boolean closeIdleConnection() {
    long now = System.nanoTime();
    Optional<OpenConnection> idle =
        open.stream()
            .filter(connection -> connection.requests().idleNanos(now) > MIN_IDLE.toNanos())
            .filter(OpenConnection::isRead)
            .max(comparing(connection -> connection.requests().idleNanos(now)));
    idle.ifPresent(
        connection -> {
          open.remove(connection);
          connection.close(Reason.REPLACED);
        });
    return idle.isPresent();
  }

  private void check() {
    long now = System.nanoTime();
    open.forEach(connection -> connection.check(now));
    closed.logRarely(now);
  }

  /** The connections and streams that were closed. */
  ClosedConnections closed() {
    return closed;
  }

  ConnectionSettings settings() {
    return settings;
  }

  /** The open connections. */
  Set<OpenConnection> open() {
    return open;
  }

  /** The number of open HTTP/2 streams of all connections. */
  AtomicInteger openStreams() {
    return openStreams;
  }

  /**
   * True if there are too many HTTP/2 streams, and one connection has more than a few of them.
   *
   * @param streams number of open streams of the connection
   */
  boolean isRefused(int streams) {
    return streams > FEW_STREAMS && openStreams.get() > maxStreams;
  }

  /** Reserves heap for an unfinished request head. False if the heads of all need too much. */
  boolean tryReserveHeads(long bytes) {
    boolean reserved = headHeap.addAndGet(bytes) <= maxHeadHeap;
    if (!reserved) {
      releaseHeads(bytes);
    }
    return reserved;
  }

  /** Releases heap of a head. */
  void releaseHeads(long bytes) {
    headHeap.addAndGet(-bytes);
  }
}
