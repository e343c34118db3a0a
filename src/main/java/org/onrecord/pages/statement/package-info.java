/** The page of a statement: its wordings side by side, and where they were printed. */
package org.onrecord.pages.statement;
