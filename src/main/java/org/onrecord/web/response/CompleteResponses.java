package org.onrecord.web.response;

import io.netty.buffer.ByteBuf;
import io.quarkus.vertx.utils.NoBoundChecksBuffer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.onrecord.web.connections.OpenConnection;
import org.onrecord.web.memory.MemoryBudget;
import org.onrecord.web.memory.MemoryBudget.Reservation;
import org.onrecord.web.problem.ProblemException;

/**
 * Sends responses that are complete in memory, without waiting for the client. Their memory is
 * reserved until they are written or the connection is closed.
 *
 * <p>Clients that do not read their responses cannot use up the memory for others: large responses
 * get a part of the budget only, one connection gets a small part, and what has waited for longest
 * is given up when memory is needed.
 */
@Singleton
class CompleteResponses {
  /** Heap of the headers and the HTTP/2 stream of a response that waits for its client. */
  private static final int OVERHEAD_BYTES = 4 * 1024;

  /** Responses of up to this size are sent even without reserved memory, as problems are. */
  private static final int ALWAYS_SENT_BYTES = 4 * 1024;

  /** Responses above this size may use {@link #LARGE_SHARE} of the memory. */
  private static final int LARGE_BYTES = 64 * 1024;

  private static final double LARGE_SHARE = 0.75;

  /**
   * The share of the memory for all responses that wait for their clients, because they are in
   * direct memory, which the process holds in addition to its heap.
   */
  private static final double UNWRITTEN_SHARE = 0.25;

  /** The same for large responses, so that small ones still get memory. */
  private static final double UNWRITTEN_LARGE_SHARE = 0.1875;

  /** The share of the memory for the responses that one client does not read. */
  private static final double CONNECTION_SHARE = 0.125;

  private final MemoryBudget memory;
  private final UnwrittenResponses unwritten = new UnwrittenResponses();

  CompleteResponses(MemoryBudget memory) {
    this.memory = memory;
  }

  /** The request as the HTTP server sees it. */
  static RoutingContext routing(ServerRequestContext request) {
    return ((ResteasyReactiveRequestContext) request).unwrap(RoutingContext.class);
  }

  /**
   * Ends the response with a body, which it releases.
   *
   * @throws ProblemException 503 if there is not enough memory. Responses to requests that may have
   *     changed records are sent nevertheless
   */
  void send(RoutingContext context, ByteBuf body) {
    HttpServerRequest request = context.request();
    int bytes = body.readableBytes();
    Optional<UnwrittenResponse> reserved = reserve(request, bytes);
    if (reserved.isEmpty() && bytes > ALWAYS_SENT_BYTES && isRead(request)) {
      body.release();
      throw ProblemException.overloaded();
    }
    reserved.ifPresent(unwritten::add);
    Future<Void> written = end(request.response(), body);
    reserved.ifPresent(response -> written.onComplete(done -> unwritten.remove(response)));
  }

  private static Future<Void> end(HttpServerResponse response, ByteBuf body) {
    try {
      return response.end(new NoBoundChecksBuffer(body));
    } catch (IllegalStateException e) {
      // The client has disconnected, and the router has ended the response meanwhile.
      body.release();
      return Future.failedFuture(e);
    }
  }

  /** True if the request has changed nothing: it asks for a record, or its sender has no role. */
  private static boolean isRead(HttpServerRequest request) {
    return request.method() == HttpMethod.GET
        || !request.headers().contains(HttpHeaders.AUTHORIZATION);
  }

  private Optional<UnwrittenResponse> reserve(HttpServerRequest request, int bytes) {
    OpenConnection connection = OpenConnection.of(request.connection());
    long max = (long) (memory.limit() * CONNECTION_SHARE);
    if (!connection.tryAddUnwritten(bytes, max)) {
      return Optional.empty();
    }
    Optional<Reservation> reservation = tryReserve(bytes);
    while (reservation.isEmpty() && unwritten.dropOldest()) {
      reservation = tryReserve(bytes);
    }
    if (reservation.isEmpty()) {
      connection.removeUnwritten(bytes);
    }
    return reservation.map(
        held ->
            new UnwrittenResponse(
                connection, request.response().streamId(), bytes, held, System.nanoTime()));
  }

  private Optional<Reservation> tryReserve(int bytes) {
    boolean large = bytes > LARGE_BYTES;
    double unwrittenShare = large ? UNWRITTEN_LARGE_SHARE : UNWRITTEN_SHARE;
    boolean fits =
        (!large || memory.reserved() + bytes <= memory.limit() * LARGE_SHARE)
            && unwritten.hasRoom(bytes, (long) (memory.limit() * unwrittenShare));
    return fits ? memory.tryReserve(bytes + OVERHEAD_BYTES) : Optional.empty();
  }
}
