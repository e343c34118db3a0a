package org.onrecord.web.response;

import org.onrecord.web.connections.OpenConnection;
import org.onrecord.web.memory.MemoryBudget.Reservation;

/**
 * A response whose body waits for the client.
 *
 * @param stream id of the HTTP/2 stream
 * @param since time in nanoseconds at which it was handed to the HTTP server
 */
record UnwrittenResponse(
    OpenConnection connection, int stream, int bytes, Reservation memory, long since) {
  /** Releases the memory. */
  void release() {
    memory.close();
    connection.removeUnwritten(bytes);
  }

  /** Stops writing. */
  void drop() {
    connection.drop(stream);
  }
}
