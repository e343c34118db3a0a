package org.onrecord.web.json;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members that a record has in JSON, with their types. */
public final class RecordMembers {
  /** Asked for with every request. */
  private static final ClassValue<Map<String, Class<?>>> KNOWN =
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

  /** Names and types in the order of the record. */
  public static Map<String, Class<?>> of(Class<?> record) {
    return KNOWN.get(record);
  }
}
