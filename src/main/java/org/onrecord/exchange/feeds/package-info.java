/**
 * Lists as Atom feeds (RFC 4287), page by page (RFC 5005, section 3). A feed has the filters of its
 * list and the records that were added last first.
 */
package org.onrecord.exchange.feeds;
