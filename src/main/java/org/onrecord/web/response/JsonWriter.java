package org.onrecord.web.response;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.onrecord.web.fields.Reduced;
import org.onrecord.web.problem.ProblemException;

/**
 * Serializes JSON to memory and sends it in one piece. (The framework's writer sends pieces of 8
 * KiB, and its worker thread waits until the client has read them.)
 */
@Provider
@Produces({
  MediaType.APPLICATION_JSON,
  "application/problem+json",
  "application/ld+json",
  "application/vnd.citationstyles.csl+json"
})
class JsonWriter extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {
  private static final int INITIAL_BYTES = 1024;

  /** The most memory that a serialized value may leave unused. */
  private static final int MAX_UNUSED_BYTES = 32 * 1024;

  private final ObjectWriter json;
  private final CompleteResponses responses;

  JsonWriter(ObjectMapper mapper, CompleteResponses responses) {
    this.json = mapper.writer().without(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    this.responses = responses;
  }

  @Override
  public void writeResponse(Object value, Type type, ServerRequestContext context)
      throws IOException {
    responses.send(CompleteResponses.routing(context), serialized(value));
  }

  /**
   * The JSON of a value, in direct memory.
   *
   * @throws ProblemException 503 if the direct memory is used up
   */
  private ByteBuf serialized(Object value) throws IOException {
    try {
      ByteBuf bytes = VertxByteBufAllocator.POOLED_ALLOCATOR.directBuffer(INITIAL_BYTES);
      boolean complete = false;
      try {
        write(value, new ByteBufOutputStream(bytes));
        if (bytes.writableBytes() > MAX_UNUSED_BYTES) {
          bytes.capacity(bytes.writerIndex());
        }
        complete = true;
        return bytes;
      } finally {
        if (!complete) {
          bytes.release();
        }
      }
    } catch (OutOfMemoryError e) {
      // Direct memory: without heap the process exits, or the JVM is in no state to go on.
      throw ProblemException.overloaded();
    }
  }

  private void write(Object value, OutputStream out) throws IOException {
    if (value instanceof Reduced reduced) {
      try (JsonGenerator generator = reduced.fields().reduce(json.createGenerator(out))) {
        json.writeValue(generator, reduced.whole());
      }
    } else {
      json.writeValue(out, value);
    }
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    write(value, out);
  }
}
