/** The front page: what is on record, what is new, and where to read on. */
package org.onrecord.pages.front;
