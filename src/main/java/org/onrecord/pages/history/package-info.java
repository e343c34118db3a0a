/** Pages of changes: the change feed, and the history of an article, a quote or an actor. */
package org.onrecord.pages.history;
