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

/**
 * Serializes JSON to memory and sends it in one piece. (The framework's writer sends pieces of 8
 * KiB, and its worker thread waits until the client has read them.)
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json", "application/ld+json"})
class JsonWriter extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {
  private static final int INITIAL_BYTES = 1024;

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

  private ByteBuf serialized(Object value) throws IOException {
    ByteBuf bytes = VertxByteBufAllocator.POOLED_ALLOCATOR.directBuffer(INITIAL_BYTES);
    boolean complete = false;
    try {
      json.writeValue((OutputStream) new ByteBufOutputStream(bytes), value);
      complete = true;
      return bytes;
    } finally {
      if (!complete) {
        bytes.release();
      }
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
    json.writeValue(out, value);
  }
}
