package measure;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement that the service executed, with its values; null stands for SQL null. */
record Statement(String sql, boolean prepared, List<String> values) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

  /** The statement with each value replaced by a text. */
  String with(Function<String, String> replacement) {
    return PLACEHOLDER
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    replacement.apply(values.get(Integer.parseInt(found.group(1)) - 1))));
  }

  String literal() {
    return with(value -> value == null ? "null" : "'" + value.replace("'", "''") + "'");
  }
}
