package org.onrecord.pages.layout;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;

/** HTML of the fragments that a search marks. The search has escaped them. */
public final class Marked {
  private static final String BETWEEN = " … ";

  private Marked() {}

  /** The fragments of a member as HTML; null if there are none. */
  public static RawString of(Map<String, List<String>> highlight, String member) {
    return highlight == null || !highlight.containsKey(member)
        ? null
        : new RawString(String.join(BETWEEN, highlight.get(member)));
  }
}
