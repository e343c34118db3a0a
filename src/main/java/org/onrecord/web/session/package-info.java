/**
 * Sessions of browsers: which requests the session cookie authenticates, and the protection of
 * forms against requests that pages of other sites send (CSRF).
 */
package org.onrecord.web.session;
