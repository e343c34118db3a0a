/** Tests of the pages for people. */
package org.onrecord.pages;
