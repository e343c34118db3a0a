/**
 * The page of an article: its text with the quotes marked in place, and their speakers beside it.
 */
package org.onrecord.pages.article;
