#include "linter/system_reason.h"

#include <fmt/format.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace gouji {

Message system_reason(int error) {
  const std::string en = std::generic_category().message(error);
  switch (error) {
    case ENOENT: return {"没有这个文件或文件夹", "no such file or folder"};
    case EACCES:
    case EPERM: return {"没有权限", "permission denied"};
    case EISDIR: return {"是文件夹，不是文件", "is a folder, not a file"};
    case ENOTDIR: return {"路径中间有一段不是文件夹", "a part of the path is not a folder"};
    case ENOSPC: return {"磁盘满了", "no space left on the disk"};
    case EROFS: return {"文件系统只读", "the file system is read-only"};
    case ENAMETOOLONG: return {"名称太长", "the name is too long"};
    case ELOOP: return {"链接绕成了圈", "the links form a circle"};
    default: return {en, en};
  }
}

Message system_problem(std::string_view zh, std::string_view en, int error) {
  const Message reason = system_reason(error);
  return {fmt::format("{}：{}", zh, reason.zh), fmt::format("{}: {}", en, reason.en)};
}

}  // namespace gouji
