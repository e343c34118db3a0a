package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.web.json.Text;

/**
 * The query parameters of an import of a CSV table.
 *
 * @param columns the fields of headers, as {@code header:field}; without a field the column is
 *     ignored
 * @param defaults values of fields for rows without one, as {@code field:value}
 * @param separator of the cells; null for the first one in the header line
 * @param dateFormat of all days
 * @param missing texts of cells that count as empty
 * @param removeApostrophes removes those that CSV exports add before formulas
 */
@RegisterForReflection
record CsvOptions(
    @Size(max = 100)
        List<
                @Text(max = MAX_MAPPING)
                @Pattern(
                    regexp = "(?s).*:[A-Za-z0-9.]*",
                    message = "must be a header, a colon and a field, such as Titel:title")
                String>
            columns,
    @Size(max = 100)
        List<
                @Text(max = MAX_MAPPING)
                @Pattern(
                    regexp = "(?s)[A-Za-z0-9.]+:.+",
                    message = "must be a field, a colon and a value, such as language:en")
                String>
            defaults,
    CsvSeparator separator,
    DateFormat dateFormat,
    @Size(max = 100) List<@Text(max = 100) String> missing,
    Boolean removeApostrophes) {

  private static final int MAX_MAPPING = 1000;

  public CsvOptions {
    dateFormat = dateFormat == null ? DateFormat.ISO : dateFormat;
    removeApostrophes = removeApostrophes != null && removeApostrophes;
  }
}
