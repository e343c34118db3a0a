package org.onrecord.query.list;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.web.json.RecordMembers;

/** The parameters that a record declares, with the counterparts of a {@link Negatable} filter. */
public final class FilterMembers {
  /** The beginning of the names of the counterparts. */
  static final String NOT = "not";

  private static final ClassValue<Map<String, String>> COUNTERPARTS =
      new ClassValue<>() {
        @Override
        protected Map<String, String> computeValue(Class<?> record) {
          Map<String, String> counterparts = new LinkedHashMap<>();
          Negatable negatable = record.getAnnotation(Negatable.class);
          if (negatable != null) {
            List<String> except = List.of(negatable.except());
            RecordMembers.of(record)
                .forEach(
                    (name, type) -> {
                      if (Collection.class.isAssignableFrom(type) && !except.contains(name)) {
                        counterparts.put(negated(name), name);
                      }
                    });
          }
          return Collections.unmodifiableMap(counterparts);
        }
      };

  private FilterMembers() {}

  /** The name of the counterpart of a parameter: {@code notSpeaker} of {@code speaker}. */
  public static String negated(String name) {
    return NOT + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The name of the parameter that a name such as {@code notSpeaker} negates. */
  public static Optional<String> counterpart(String negated) {
    boolean negates = negated.matches(NOT + "[A-Z].*");
    int start = NOT.length();
    return negates
        ? Optional.of(Character.toLowerCase(negated.charAt(start)) + negated.substring(start + 1))
        : Optional.empty();
  }

  /** The parameters that have counterparts, by the names of these. */
  static Map<String, String> counterparts(Class<?> record) {
    return COUNTERPARTS.get(record);
  }

  /** Names and types of all parameters. */
  public static Map<String, Class<?>> of(Class<?> record) {
    Map<String, Class<?>> members = new LinkedHashMap<>(RecordMembers.of(record));
    counterparts(record).keySet().forEach(name -> members.put(name, List.class));
    return members;
  }
}
