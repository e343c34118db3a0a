/**
 * Exports of whole lists as JSON lines or CSV. An export streams its rows from one repeatable-read
 * transaction.
 */
package org.onrecord.query.export;
