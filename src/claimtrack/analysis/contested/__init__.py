"""Who stands where on a question that is answered in ways that can't all hold."""
