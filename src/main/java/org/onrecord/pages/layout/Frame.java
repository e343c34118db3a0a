package org.onrecord.pages.layout;

/**
 * The frame around the content of a page.
 *
 * @param root path of the service, which ends in a slash
 * @param title title of the page, as text
 * @param here path and query of the page, from which its JSON is available, too; null for errors
 * @param search text in the search field
 * @param version identifies the style sheet and the script, so that browsers may keep them
 * @param robots false if search engines must not list the page
 */
public record Frame(
    String root, String title, String here, String search, String version, boolean robots) {

  /** A copy for a page that search engines must not list. */
  public Frame hidden() {
    return new Frame(root, title, here, search, version, false);
  }
}
