"""What is printed where: PDF pages to tables, with no language and no meaning."""
