/**
 * JSON-LD nodes and the URLs of records. Each record package builds its own documents from these.
 */
package org.onrecord.web.linked;
