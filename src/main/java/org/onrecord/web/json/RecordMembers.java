package org.onrecord.web.json;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON members of a record class with their types, cached by class. */
public final class RecordMembers {
  private static final ClassValue<Map<String, Class<?>>> MEMBERS =
      new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> record) {
          Map<String, Class<?>> members = new LinkedHashMap<>();
          for (RecordComponent component : record.getRecordComponents()) {
            members.put(component.getName(), component.getType());
          }
          return Collections.unmodifiableMap(members);
        }
      };

  private RecordMembers() {}

  /** Names and types in the order of the record components. */
  public static Map<String, Class<?>> of(Class<?> record) {
    return MEMBERS.get(record);
  }
}
