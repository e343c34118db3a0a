package org.onrecord.pages.layout;

import org.onrecord.web.session.BrowserSession;

/**
 * The frame around the content of a page.
 *
 * @param root path of the service, which ends in a slash
 * @param title title of the page, as text
 * @param here path and query of the page, from which its JSON is available, too; null without JSON
 * @param search text in the search field
 * @param version identifies the style sheet and the scripts, so that browsers may keep them
 * @param robots false if search engines must not list the page
 * @param session the session of the reader; null if there is none
 * @param signIn URL of the page that signs the reader in and leads back; null in a session
 * @param address URL of the service, which ends in a slash
 */
public record Frame(
    String root,
    String title,
    String here,
    String search,
    String version,
    boolean robots,
    BrowserSession session,
    String signIn,
    String address) {

  /** A copy for a page that search engines must not list. */
  public Frame hidden() {
    return new Frame(root, title, here, search, version, false, session, signIn, address);
  }

  /** A copy for a page without JSON, which search engines must not list. */
  public Frame withoutJson() {
    return new Frame(root, title, null, search, version, false, session, signIn, address);
  }

  /** URL of the page, safe within single quotes in a shell; of a page with JSON. */
  public String url() {
    String service = address.substring(0, address.length() - root.length());
    return service + here.replace("'", "%27");
  }

  /** True if the reader is signed in and has a role. */
  public boolean has(String role) {
    return session != null && session.has(role);
  }
}
