/**
 * The page that checks a draft: each quotation with its verdict and evidence, and the draft with
 * the quotations marked in place. Nothing is stored.
 */
package org.onrecord.pages.draft;
