package org.onrecord.json;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members that a record has in JSON, with their types. */
public final class RecordMembers {
  private RecordMembers() {}

  /** Names and types in the order of the record. */
  public static Map<String, Class<?>> of(Class<?> record) {
    Map<String, Class<?>> members = new LinkedHashMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      members.put(component.getName(), component.getType());
    }
    return members;
  }
}
