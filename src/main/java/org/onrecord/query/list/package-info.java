/**
 * Lists: query parameters or a JSON body become a condition, an order and a page request; rows are
 * read by keyset pagination. A projection declares the columns of a list together with their
 * reader.
 */
package org.onrecord.query.list;
