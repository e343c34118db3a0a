/**
 * Strict reading of JSON bodies and merge patches into records. Every violation is reported with
 * its JSON pointer.
 */
package org.onrecord.web.json;
