"""An old document's paragraphs → a draft of the report that it was: parts, sections, heading schemes, kind."""
