package org.onrecord.textreuse.verification;

/**
 * Words of a quote on record that a quotation leaves out at its ends, as printed.
 *
 * @param before empty if the quotation has the beginning
 * @param after empty if the quotation has the end
 */
public record Cut(String before, String after) {
  /** Nothing is left out. */
  public static final Cut NONE = new Cut("", "");
}
