"""The same document made with other libraries, each the way a good engineer would use it."""
