package org.onrecord.query.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.BufferedWriter;
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

/** Streams exports as JSON lines or CSV, batch by batch. */
@Provider
@Produces({Export.NDJSON, Export.CSV})
class ExportWriter implements MessageBodyWriter<Export<?>> {
  private final ObjectWriter json;
  private final RepeatableRead transaction;

  ExportWriter(ObjectMapper mapper, RepeatableRead transaction) {
    this.json = mapper.writer().without(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    this.transaction = transaction;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == Export.class;
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
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    try {
      transaction.run(
          () -> {
            if (media.getSubtype().equals("csv")) {
              writeTable(export, text);
            } else {
              writeLines(export, text);
            }
          });
      text.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private <T> void writeLines(Export<T> export, Writer text) {
    export
        .batches()
        .accept(
            rows -> {
              try {
                for (T row : rows) {
                  text.write(json.writeValueAsString(row));
                  text.write('\n');
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private <T> void writeTable(Export<T> export, Writer text) {
    try {
      CSVPrinter table = new CSVPrinter(text, CSVFormat.RFC4180);
      table.printRecord(export.table().names());
      export
          .batches()
          .accept(
              rows -> {
                try {
                  for (T row : rows) {
                    table.printRecord(export.table().cells(row));
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
