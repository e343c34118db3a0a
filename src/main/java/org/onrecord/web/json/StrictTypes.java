package org.onrecord.web.json;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Jackson module that reads dates, ids and enums only in the form that the contract defines. */
class StrictTypes extends SimpleModule {
  private static final long serialVersionUID = 1;
  private static final String DAY = "(?!0000)\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = "T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})";
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  StrictTypes() {
    addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, DAY, LocalDate::parse));
    addDeserializer(Instant.class, new Reader<>(Instant.class, DAY + TIME, StrictTypes::instant));
    addDeserializer(
        TimeSpan.class,
        new Reader<>(TimeSpan.class, DAY + "(" + TIME + ")?", StrictTypes::timeSpan));
    setDeserializerModifier(new ExactEnums());
    addDeserializer(UUID.class, new Reader<>(UUID.class, Ids.PATTERN, UUID::fromString));
  }

  /**
   * Parses an RFC 3339 date-time, cut to the microseconds that the database stores. An offset may
   * lack its colon, because generated Python clients send it like that in queries.
   *
   * @throws DateTimeException if there is no such instant in the years 1 to 9999
   */
  private static Instant instant(String text) {
    Instant instant =
        OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
            .toInstant()
            .truncatedTo(ChronoUnit.MICROS);
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new DateTimeException("not within the years 1 to 9999");
    }
    return instant;
  }

  private static TimeSpan timeSpan(String text) {
    return text.indexOf('T') < 0 ? TimeSpan.of(LocalDate.parse(text)) : TimeSpan.of(instant(text));
  }

  /** Matches enums exactly; Jackson ignores surrounding white space. */
  private static final class ExactEnums extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonDeserializer<?> original) {
      Map<String, Object> constants =
          Stream.of(type.getRawClass().getEnumConstants())
              .collect(toMap(String::valueOf, Function.identity()));
      String pattern = constants.keySet().stream().map(Pattern::quote).collect(joining("|"));
      return new Reader<Object>(type.getRawClass(), pattern, constants::get);
    }
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final Pattern pattern;
    private final transient Function<String, T> parse;

    Reader(Class<?> type, String pattern, Function<String, T> parse) {
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
        // A date such as 2025-02-30 is rejected below.
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
