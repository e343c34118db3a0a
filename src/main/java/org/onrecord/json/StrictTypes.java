package org.onrecord.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Days and ids in the one form that the contract knows; Jackson's own readers take many. */
class StrictTypes extends SimpleModule {
  private static final long serialVersionUID = 1;

  StrictTypes() {
    addDeserializer(
        LocalDate.class,
        new Reader<>(LocalDate.class, "(?!0000)\\d{4}-\\d{2}-\\d{2}", LocalDate::parse));
    addDeserializer(UUID.class, new Reader<>(UUID.class, Ids.PATTERN, UUID::fromString));
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final Pattern pattern;
    private final transient Function<String, T> parse;

    Reader(Class<T> type, String pattern, Function<String, T> parse) {
      super(type);
      this.pattern = Pattern.compile(pattern);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return handled(context.handleUnexpectedToken(_valueClass, parser));
      }
      String text = parser.getText();
      try {
        if (pattern.matcher(text).matches()) {
          return parse.apply(text);
        }
      } catch (DateTimeException e) {
        // Such as 2025-02-30: refused below, like any other text.
      }
      return handled(
          context.handleWeirdStringValue(_valueClass, text, "not in the contract's form"));
    }

    @SuppressWarnings("unchecked")
    private T handled(Object value) {
      return (T) value;
    }
  }
}
