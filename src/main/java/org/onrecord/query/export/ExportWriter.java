package org.onrecord.query.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.BufferedOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.onrecord.web.connections.ClientPause;
import org.onrecord.web.response.ResponseStream;

/** Streams exports as JSON lines or CSV, batch by batch. */
@Provider
@Produces({Export.NDJSON, Export.CSV})
class ExportWriter implements ServerMessageBodyWriter<Export<?>> {
  /** Half of what a response sends before it waits for the client. */
  private static final int BUFFER = 32 * 1024;

  private final ObjectMapper mapper;
  private final ObjectWriter json;
  private final RepeatableRead transaction;

  ExportWriter(ObjectMapper mapper, RepeatableRead transaction) {
    this.mapper = mapper;
    this.json =
        mapper
            .writer()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .without(SerializationFeature.WRAP_EXCEPTIONS);
    this.transaction = transaction;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
    return type == Export.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == Export.class;
  }

  @Override
  public void writeResponse(Export<?> export, Type type, ServerRequestContext context)
      throws IOException {
    ResponseStream out = ResponseStream.of(context, ClientPause.LONG);
    write(export, context.getResponseMediaType(), out);
    out.close();
  }

  @Override
  public void writeTo(
      Export<?> export,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    write(export, media, out);
  }

  private void write(Export<?> export, MediaType media, OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
    try {
      transaction.run(
          () -> {
            if (media.getSubtype().equals("csv")) {
              writeCsv(export, buffered);
            } else {
              writeLines(export, buffered);
            }
          });
      buffered.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private <T> void writeLines(Export<T> export, OutputStream out) {
    try {
      JsonGenerator lines = json.createGenerator(out).setRootValueSeparator(null);
      forEachRow(
          export,
          row -> {
            // Members of a row can be read while they are written, so it is not made a string.
            json.writeValue(export.fields() == null ? lines : export.fields().reduce(lines), row);
            lines.writeRaw('\n');
          },
          lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> void writeCsv(Export<T> export, OutputStream out) {
    CsvTable<T> table =
        export.fields() == null
            ? export.table()
            : new SelectedColumns<>(export.table(), export.fields(), mapper).select();
    try {
      Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
      csv.printRecord(table.names());
      forEachRow(export, row -> csv.printRecord(table.cells(row)), text);
      text.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface RowWriter<T> {
    void write(T row) throws IOException;
  }

  /** Flushes after each batch, so that clients get the first rows while the next are read. */
  private static <T> void forEachRow(Export<T> export, RowWriter<T> writer, Flushable buffer) {
    export
        .batches()
        .accept(
            rows -> {
              try {
                for (T row : rows) {
                  writer.write(row);
                }
                buffer.flush();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
