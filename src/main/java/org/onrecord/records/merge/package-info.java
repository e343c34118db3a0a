/**
 * Merges of duplicate actors into survivors, unmerges, and splits of one actor into two. References
 * to an actor are moved by bulk SQL, since an actor may have hundreds of thousands.
 */
package org.onrecord.records.merge;
