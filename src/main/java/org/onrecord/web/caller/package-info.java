/**
 * The identity of the caller: an API key or the subject of a token. Packages that record or count
 * requests by caller use it without knowing how callers are authenticated.
 */
package org.onrecord.web.caller;
