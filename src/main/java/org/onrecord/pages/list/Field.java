package org.onrecord.pages.list;

import java.util.List;

/**
 * A field of the form of filters.
 *
 * @param name the parameter of the API
 * @param type the type of an input; {@code select} for options
 * @param hint an example, or empty
 * @param options the values to choose from; none for an input
 */
record Field(
    String name, String label, String type, String value, String hint, List<Option> options) {

  /** A value to choose. */
  record Option(String value, String label, boolean selected) {}
}
