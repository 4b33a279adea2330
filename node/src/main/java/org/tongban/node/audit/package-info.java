/** The journal for an auditor: searched, counted, and given out signed. */
package org.tongban.node.audit;
