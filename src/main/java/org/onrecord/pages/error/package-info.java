/** Problems as pages, for browsers: the sentence, all faults, and the nearest names as links. */
package org.onrecord.pages.error;
