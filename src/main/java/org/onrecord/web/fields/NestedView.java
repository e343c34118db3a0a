package org.onrecord.web.fields;

/**
 * The type of a member that a view declares by an interface, because the type is in a package that
 * depends on the view's.
 */
public interface NestedView {
  /** The view that has the member. */
  Class<?> owner();

  /** The name of the member. */
  String member();

  /** The type of the member, or of its items. */
  Class<?> type();
}
