/**
 * The common parts of HTML pages: the frame with search and navigation, formats, charts, rows of
 * lists, and the headers of the answer.
 */
package org.onrecord.pages.layout;
