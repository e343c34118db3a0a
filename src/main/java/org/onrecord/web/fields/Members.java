package org.onrecord.web.fields;

import com.fasterxml.jackson.core.filter.TokenFilter;
import java.util.HashMap;
import java.util.Map;

/** A Jackson filter that includes some members of an object, or of each object of an array. */
final class Members extends TokenFilter {
  /** The member of a page that has its records. */
  static final String ITEMS = "items";

  private final Map<String, TokenFilter> included = new HashMap<>();

  /** A filter for a page, which leaves out members of its items only. */
  static TokenFilter itemsOf(Members record) {
    return new TokenFilter() {
      @Override
      public TokenFilter includeProperty(String name) {
        return name.equals(ITEMS) ? record : INCLUDE_ALL;
      }

      @Override
      public boolean includeEmptyArray(boolean contentsFiltered) {
        return true;
      }
    };
  }

  /** Includes the member at a path, with all of its own members. */
  void add(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      included.put(path, INCLUDE_ALL);
      return;
    }
    TokenFilter member = included.computeIfAbsent(path.substring(0, dot), name -> new Members());
    if (member instanceof Members partly) {
      partly.add(path.substring(dot + 1));
    }
  }

  @Override
  public TokenFilter includeProperty(String name) {
    return included.get(name);
  }

  @Override
  public boolean includeEmptyArray(boolean contentsFiltered) {
    return true;
  }

  @Override
  public boolean includeEmptyObject(boolean contentsFiltered) {
    return true;
  }
}
