/** The origin of a record: an editor, or the extractor with version, rule and confidence. */
package org.onrecord.records.origin;
