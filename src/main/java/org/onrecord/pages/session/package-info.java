/** The pages that sign a reader in and out. */
package org.onrecord.pages.session;
