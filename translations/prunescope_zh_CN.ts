<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>LessonDialog</name>
    <message>
        <source>en</source>
        <comment>code of the lessons&apos; language</comment>
        <extracomment>The ending of the lessons&apos; files in this language: empty for English, &quot;zh_CN&quot; for Chinese.</extracomment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Estimating the run</source>
        <translation>正在估算运行</translation>
    </message>
    <message>
        <source>bundled calibration text</source>
        <translation>内置校准文本</translation>
    </message>
    <message>
        <source>bundled evaluation text</source>
        <translation>内置评估文本</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Measuring the inputs of every matrix</source>
        <translation>正在测量每个矩阵的输入</translation>
    </message>
    <message>
        <source>Pruning %1</source>
        <translation>正在剪枝 %1</translation>
    </message>
    <message>
        <source>Measuring the perplexity of %1</source>
        <translation>正在测量 %1 的困惑度</translation>
    </message>
    <message>
        <source>Comparing the dense and the pruned %1</source>
        <translation>正在比较剪枝前后的 %1</translation>
    </message>
    <message>
        <source>Writing the checkpoint to %1</source>
        <translation>正在把检查点写入 %1</translation>
    </message>
    <message>
        <source>--text is missing; only the bundled model has a text of its own.</source>
        <translation>缺少 --text；只有内置模型自带文本。</translation>
    </message>
    <message>
        <source>%1: expected an object with the key &quot;text&quot;.</source>
        <translation>%1：应为含有键“text”的对象。</translation>
    </message>
    <message>
        <source>--sparsity is missing; give a share from 0 to 1.</source>
        <translation>缺少 --sparsity；请给出 0 到 1 之间的比例。</translation>
    </message>
    <message>
        <source>--sparsity %1 does not fit pattern %2, which removes %3.</source>
        <translation>--sparsity %1 与模式 %2 不符，后者会去掉 %3。</translation>
    </message>
    <message>
        <source>Give either --plan or --method, not both.</source>
        <translation>--plan 与 --method 只能给出一个。</translation>
    </message>
    <message>
        <source>Give a plan with --plan, or a method with --method.</source>
        <translation>请用 --plan 给出方案，或用 --method 给出方法。</translation>
    </message>
    <message>
        <source>--method is missing.</source>
        <translation>缺少 --method。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a token id; ids are whole numbers separated by commas.</source>
        <translation>“%1”不是词元编号；编号是以逗号分隔的整数。</translation>
    </message>
    <message>
        <source>Reading the runs of the project</source>
        <translation>正在读取项目的运行记录</translation>
    </message>
    <message>
        <source>Generating with the pruned model</source>
        <translation>正在用剪枝后的模型生成</translation>
    </message>
    <message>
        <source>Generating with the dense model</source>
        <translation>正在用原模型生成</translation>
    </message>
    <message>
        <source>Summing up the matrices of %1</source>
        <translation>正在汇总 %1 的各个矩阵</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Marking what the plan removes from %1</source>
        <translation>正在标出方案从 %1 中剪除的权重</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; is missing.</source>
        <translation>%1：缺少键“%2”。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; is %3, but should be from 1 to %4.</source>
        <translation>%1：键“%2”为 %3，但应在 1 到 %4 之间。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3, which is not a multiple of &quot;%4&quot; (%5).</source>
        <translation>%1：“%2”为 %3，不是“%4”（%5） 的倍数。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is &quot;%3&quot;; only &quot;%4&quot; can be computed.</source>
        <translation>%1：“%2”为“%3”；只能计算“%4”。</translation>
    </message>
    <message>
        <source>Tensor %1 is missing.</source>
        <translation>缺少张量 %1。</translation>
    </message>
    <message>
        <source>Tensor %1 has shape %2, but the configuration says %3.</source>
        <translation>张量 %1 的形状为 %2，但配置中为 %3。</translation>
    </message>
    <message>
        <source>The model has no parameter %1.</source>
        <translation>模型没有参数 %1。</translation>
    </message>
    <message>
        <source>The model has no matrix %1.</source>
        <translation>模型没有矩阵 %1。</translation>
    </message>
    <message>
        <source>A tensor of type %1 cannot be computed with.</source>
        <translation>无法用类型为 %1 的张量进行计算。</translation>
    </message>
    <message>
        <source>Tensor %1 has type %2 or is not contiguous and cannot be written.</source>
        <translation>张量 %1 的类型为 %2 或不连续，无法写入。</translation>
    </message>
    <message>
        <source>%1: ...</source>
        <translation>%1：...</translation>
    </message>
    <message>
        <source>%1: cannot be written (%2).</source>
        <translation>%1：无法写入 (%2)。</translation>
    </message>
    <message>
        <source>%1: no such file.</source>
        <translation>%1：没有此文件。</translation>
    </message>
    <message>
        <source>%1: is not a file.</source>
        <translation>%1：不是文件。</translation>
    </message>
    <message>
        <source>%1: has %2 bytes, more than the %3 allowed here.</source>
        <translation>%1：有 %2 字节，超过此处允许的 %3 字节。</translation>
    </message>
    <message>
        <source>%1: cannot be read (%2).</source>
        <translation>%1：无法读取 (%2)。</translation>
    </message>
    <message>
        <source>%1: byte %2 is not UTF-8; convert the text to UTF-8 first.</source>
        <translation>%1：字节 %2 不是 UTF-8；请先将文本转换为 UTF-8。</translation>
    </message>
    <message>
        <source>%1: exists already and is not an empty folder; choose another.</source>
        <translation>%1：已存在且不是空文件夹；请另选一个。</translation>
    </message>
    <message>
        <source>%1: expected a JSON object with key &quot;%2&quot;, found %3.</source>
        <translation>%1：应为含有键“%2”的 JSON 对象，实际为 %3。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be %3, but is %4.</source>
        <translation>%1：键“%2”应为 %3，但实际为 %4。</translation>
    </message>
    <message>
        <source>%1: JSON is nested deeper than %2 levels.</source>
        <translation>%1：JSON 嵌套超过 %2 层。</translation>
    </message>
    <message>
        <source>%1: not valid JSON at byte %2 of %3.</source>
        <translation>%1：在第 %2 字节处不是有效的 JSON（共 %3 字节）。</translation>
    </message>
    <message>
        <source>%1: not valid JSON (%2).</source>
        <translation>%1：不是有效的 JSON (%2)。</translation>
    </message>
    <message>
        <source>SHA-256 is not available in the installed OpenSSL.</source>
        <translation>已安装的 OpenSSL 不提供 SHA-256。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消；未作任何更改。</translation>
    </message>
    <message>
        <source>InputStatistics: the inputs have %1 features, but the matrix reads %2.</source>
        <translation>InputStatistics：输入有 %1 个特征，但矩阵读取 %2 个。</translation>
    </message>
    <message>
        <source>Input feature %1 is not finite in sequence %2; check the weights before this matrix.</source>
        <translation>输入特征 %1 在序列 %2 中不是有限值；请检查此矩阵之前的权重。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has type %3 and shape %4, but token ids are I64 with one or two axes.</source>
        <translation>%1：张量 %2 的类型为 %3，形状为 %4，但词元 id 应为一轴或两轴的 I64。</translation>
    </message>
    <message>
        <source>%1: token %2 has id %3, but the model&apos;s vocabulary has %4.</source>
        <translation>%1：词元 %2 的 id 为 %3，但模型的词表只有 %4 个词元。</translation>
    </message>
    <message>
        <source>%1: the text is empty.</source>
        <translation>%1：文本为空。</translation>
    </message>
    <message>
        <source>%1: a text needs a tokenizer, and the model has none.</source>
        <translation>%1：文本需要分词器，而模型没有分词器。</translation>
    </message>
    <message>
        <source>%1: has %2 tokens, fewer than one calibration window of %3; choose a longer text or a shorter window.</source>
        <translation>%1：有 %2 个词元，少于一个校准窗口的 %3 个；请选择更长的文本或更短的窗口。</translation>
    </message>
    <message>
        <source>%1: should be a JSON object, but is %2.</source>
        <translation>%1：应为 JSON 对象，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: the shard %2 leads out of the model&apos;s folder to %3.</source>
        <translation>%1：分片 %2 指向模型文件夹之外的 %3。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is in the shard %3, which is missing; copy or download it.</source>
        <translation>%1：张量“%2”位于分片 %3 中，而该分片缺失；请复制或下载它。</translation>
    </message>
    <message>
        <source>%1: has no tensor &quot;%2&quot;, though %3 says so.</source>
        <translation>%1：没有张量“%2”，但 %3 中列有它。</translation>
    </message>
    <message>
        <source>%1: %2 tensors of the shards are not in the index, such as &quot;%3&quot;.</source>
        <translation>%1：分片中有 %2 个张量不在索引中，例如“%3”。</translation>
    </message>
    <message>
        <source>%1: the index says %2 bytes in all, but the shards hold %3.</source>
        <translation>%1：索引中总计 %2 字节，但各分片共有 %3 字节。</translation>
    </message>
    <message>
        <source>%1: no such file or folder.</source>
        <translation>%1：没有此文件或文件夹。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is in another shard, too.</source>
        <translation>%1：张量“%2”也存在于另一个分片中。</translation>
    </message>
    <message>
        <source>%1: has no tensor &quot;%2&quot; among its %3.</source>
        <translation>%1：其 %3 个张量中没有“%2”。</translation>
    </message>
    <message>
        <source>Export of %1: it has no tensor &quot;%2&quot; to replace.</source>
        <translation>导出 %1：其中没有要替换的张量“%2”。</translation>
    </message>
    <message>
        <source>Export of %1: tensor &quot;%2&quot; is %3 %4 of %5 bytes, but its replacement is %6 %7 of %8 bytes.</source>
        <translation>导出 %1：张量“%2”为 %3 %4，共 %5 字节，但其替换张量为 %6 %7，共 %8 字节。</translation>
    </message>
    <message>
        <source>Export of %1: &quot;%2&quot; cannot be the name of a file beside the weights.</source>
        <translation>导出 %1：“%2”不能用作权重旁文件的名称。</translation>
    </message>
    <message>
        <source>%1: cannot be listed (%2).</source>
        <translation>%1：无法列出内容 (%2)。</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>%1: needs %2 bytes, but its disk has only %3 free; free some space or choose another folder.</source>
        <translation>%1：需要 %2 字节，但其磁盘仅剩 %3 字节；请释放一些空间或另选文件夹。</translation>
    </message>
    <message>
        <source>Hashing the weights of %1</source>
        <translation>正在计算 %1 的权重哈希</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the key &quot;%3&quot; twice.</source>
        <translation>%1：张量“%2”的键“%3”出现两次。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; lacks the key &quot;%3&quot;.</source>
        <translation>%1：张量“%2”缺少键“%3”。</translation>
    </message>
    <message>
        <source>%1: the header should be a JSON object, but holds %2.</source>
        <translation>%1：文件头应为 JSON 对象，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; should be a JSON object, but is %3.</source>
        <translation>%1：条目“%2”应为 JSON 对象，但实际为 %3。</translation>
    </message>
    <message>
        <source>%1: the metadata &quot;%2&quot; should be a string, but is %3.</source>
        <translation>%1：元数据“%2”应为字符串，但实际为 %3。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot;: dtype should be a string, but is %3.</source>
        <translation>%1：张量“%2”：dtype 应为字符串，但实际为 %3。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot;: shape should be a list of at most %3 integers from 0 to 2^63 - 1, but holds %4.</source>
        <translation>%1：张量“%2”：shape 应为最多 %3 个整数的列表，每个整数在 0 到 2^63 - 1 之间，但实际包含 %4。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot;: data_offsets should be a list of two integers, but holds %3.</source>
        <translation>%1：张量“%2”：data_offsets 应为两个整数的列表，但实际包含 %3。</translation>
    </message>
    <message>
        <source>%1: the metadata &quot;%2&quot; is there twice.</source>
        <translation>%1：元数据“%2”出现两次。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is there twice.</source>
        <translation>%1：张量“%2”出现两次。</translation>
    </message>
    <message>
        <source>%1: the header should start with &quot;{&quot;; is this a safetensors file?</source>
        <translation>%1：文件头应以“{”开头；这是 safetensors 文件吗？</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the unknown type &quot;%3&quot;.</source>
        <translation>%1：张量“%2”的类型“%3”未知。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of type %3 has the shape %4, too large to count.</source>
        <translation>%1：类型为 %3 的张量“%2”形状为 %4，过大而无法计数。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 and type %4 has %5 bits, not a whole number of bytes.</source>
        <translation>%1：形状为 %3、类型为 %4 的张量“%2”有 %5 位，不是整数个字节。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; ends at byte %3 of the data, before its begin %4.</source>
        <translation>%1：张量“%2”在数据的字节 %3 处结束，早于其起始字节 %4。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 and type %4 needs %5 bytes, but its offsets span %6.</source>
        <translation>%1：形状为 %3、类型为 %4 的张量“%2”需要 %5 字节，但其偏移量跨度为 %6 字节。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the type %3, which is not supported; convert the model to BF16, F16 or F32 (also read: F64, BOOL and the integers I8 to U64).</source>
        <translation>%1：不支持张量“%2”的类型 %3；请将模型转换为 BF16、F16 或 F32（也可读取 F64、BOOL 以及 I8 到 U64 的整数类型）。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3 of the data, which leaves a hole after byte %4.</source>
        <translation>%1：张量“%2”从数据的字节 %3 处开始，在字节 %4 之后留下空隙。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3 of the data, inside the tensor that ends at %4.</source>
        <translation>%1：张量“%2”从数据的字节 %3 处开始，位于在 %4 处结束的张量之内。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; ends at byte %3 of the data, but the file has only %4; it is cut off, copy or download it again.</source>
        <translation>%1：张量“%2”在数据的字节 %3 处结束，但文件只有 %4 字节；文件不完整，请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: the tensors cover %2 bytes of data, but the file has %3; the rest belongs to nothing.</source>
        <translation>%1：张量覆盖 %2 字节数据，但文件有 %3 字节；其余部分不属于任何张量。</translation>
    </message>
    <message>
        <source>%1: cannot be opened (%2).</source>
        <translation>%1：无法打开 (%2)。</translation>
    </message>
    <message>
        <source>%1: cannot be mapped (%2).</source>
        <translation>%1：无法映射 (%2)。</translation>
    </message>
    <message>
        <source>%1: the header claims %2 bytes, more than the allowed %3; is this a safetensors file?</source>
        <translation>%1：文件头声明为 %2 字节，超过允许的 %3 字节；这是 safetensors 文件吗？</translation>
    </message>
    <message>
        <source>%1: the header claims %2 bytes, but the file has only %3 in all; copy or download it again.</source>
        <translation>%1：文件头声明为 %2 字节，但整个文件只有 %3 字节；请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 and type %4 does not fit its %5 bytes.</source>
        <translation>%1：形状为 %3、类型为 %4 的张量“%2”与其 %5 字节不符。</translation>
    </message>
    <message>
        <source>%1: the tensor name &quot;%2&quot; is there twice or reserved.</source>
        <translation>%1：张量名称“%2”出现两次或为保留名称。</translation>
    </message>
    <message>
        <source>%1: a tensor name or metadata text is not UTF-8.</source>
        <translation>%1：张量名称或元数据文本不是 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the header would have %2 bytes, more than the allowed %3.</source>
        <translation>%1：文件头将有 %2 字节，超过允许的 %3 字节。</translation>
    </message>
    <message>
        <source>%1: lacks the key &quot;weight_map&quot;.</source>
        <translation>%1：缺少键“weight_map”。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; is there twice.</source>
        <translation>%1：键“%2”出现两次。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is mapped twice.</source>
        <translation>%1：张量“%2”被映射两次。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; should be mapped to a file name, but is mapped to %3.</source>
        <translation>%1：张量“%2”应映射到文件名，但被映射到 %3。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a JSON object, but is %3.</source>
        <translation>%1：“%2”应为 JSON 对象，但实际为 %3。</translation>
    </message>
    <message>
        <source>%1: byte %2 of the JSON is not UTF-8.</source>
        <translation>%1：JSON 的字节 %2 不是 UTF-8。</translation>
    </message>
    <message>
        <source>The models have vocabularies of %1 and %2 pieces; only equal ones compare.</source>
        <translation>两个模型的词表分别有 %1 和 %2 个词元；只有相同的词表才能比较。</translation>
    </message>
    <message>
        <source>Comparing: window %1 of %2</source>
        <translation>正在比较：窗口 %1 / %2</translation>
    </message>
    <message>
        <source>The prompt is empty and the tokenizer has no BOS token to start with.</source>
        <translation>提示词为空，且分词器没有可作为开头的 BOS 词元。</translation>
    </message>
    <message>
        <source>The temperature is %1 and top-p %2; they should be at least 0 and from 0 to 1.</source>
        <translation>温度为 %1，top-p 为 %2；温度应不小于 0，top-p 应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <translation>词元 %1 / %2</translation>
    </message>
    <message>
        <source>The evaluation text has %1 tokens, but convention %2 needs at least %3; choose a longer text or a shorter window.</source>
        <translation>评估文本有 %1 个词元，但约定 %2 至少需要 %3 个；请选择更长的文本或更短的窗口。</translation>
    </message>
    <message>
        <source>The stride is %1, but should be from 1 to the window of %2.</source>
        <translation>步长为 %1，但应在 1 到窗口大小 %2 之间。</translation>
    </message>
    <message>
        <source>Convention lm-eval starts with the BOS or EOS token, but the tokenizer has neither.</source>
        <translation>lm-eval 约定以 BOS 或 EOS 词元开头，但该分词器两者都没有。</translation>
    </message>
    <message>
        <source>The window is %1 tokens, but should be at least 2.</source>
        <translation>窗口为 %1 个词元，但至少应为 2。</translation>
    </message>
    <message>
        <source>There is no perplexity convention &quot;%1&quot;; there are paper, strided, llama.cpp and lm-eval.</source>
        <translation>没有困惑度约定“%1”；可用的有 paper、strided、llama.cpp 和 lm-eval。</translation>
    </message>
    <message>
        <source>Perplexity: window %1 of %2</source>
        <translation>困惑度：窗口 %1 / %2</translation>
    </message>
    <message>
        <source>There is no score &quot;%1&quot;.</source>
        <translation>没有评分“%1”。</translation>
    </message>
    <message>
        <source>wandaScore: weight is %1 but inputNorm is %2.</source>
        <translation>wandaScore：weight 为 %1，但 inputNorm 为 %2。</translation>
    </message>
    <message>
        <source>There is not enough memory for this; close other models or choose smaller settings.</source>
        <translation>内存不足，无法完成此操作；请关闭其他模型或选择更小的设置。</translation>
    </message>
    <message>
        <source>Stopped by an unexpected error: %1</source>
        <translation>因意外错误而停止：%1</translation>
    </message>
    <message>
        <source>Stopped by an unexpected error of unknown type.</source>
        <translation>因未知类型的意外错误而停止。</translation>
    </message>
    <message>
        <source>Count as the published code</source>
        <translation>按已发布代码计数</translation>
    </message>
    <message>
        <source>Remove as many weights as the published code does: where a whole layer is one group, one more than the share asks for and all ties; where each row is a group, the share rounded down.</source>
        <translation>移除的权重数与已发布代码一致：整层为一组时，比所求比例多移除一个，并移除所有并列者；每行为一组时，按比例向下取整。</translation>
    </message>
    <message>
        <source>Compare within</source>
        <translation>比较范围</translation>
    </message>
    <message>
        <source>Which weights compete with each other: all of a matrix (layer), or those of one output (row), so that every output loses the same share.</source>
        <translation>哪些权重相互比较：整个矩阵的权重 (layer)，或单个输出的权重 (row)，后者使每个输出失去相同的比例。</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>幅值</translation>
    </message>
    <message>
        <source>Removes the weights that are smallest in absolute value; looks at no text.</source>
        <translation>移除绝对值最小的权重；不使用任何文本。</translation>
    </message>
    <message>
        <source>Wanda</source>
        <translation>Wanda</translation>
    </message>
    <message>
        <source>Removes the weights whose absolute value times the norm of their input is smallest, since they change the output least.</source>
        <translation>移除绝对值与其输入范数之积最小的权重，因为它们对输出的影响最小。</translation>
    </message>
    <message>
        <source>Same share of score in each row</source>
        <translation>每行移除相同的评分比例</translation>
    </message>
    <message>
        <source>Remove from each row until the same share of its total score is gone, so that rows lose different numbers of weights.</source>
        <translation>从每行移除权重，直到移除其总评分的相同比例，因此各行失去的权重数不同。</translation>
    </message>
    <message>
        <source>There is no method &quot;%1&quot;; the methods are: %2.</source>
        <translation>没有方法“%1”；可用的方法有：%2。</translation>
    </message>
    <message>
        <source>There is no score &quot;%1&quot;; the scores are: %2.</source>
        <translation>没有评分“%1”；可用的评分有：%2。</translation>
    </message>
    <message>
        <source>%1: has no parameter &quot;%2&quot;; it has: %3.</source>
        <translation>%1：没有参数“%2”；可用的参数有：%3。</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be a number from %3 to %4, but is &quot;%5&quot;.</source>
        <translation>%1：参数“%2”应为 %3 到 %4 之间的数值，但为“%5”。</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be true or false, but is &quot;%3&quot;.</source>
        <translation>%1：参数“%2”应为 true 或 false，但为“%3”。</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be one of %3, but is &quot;%4&quot;.</source>
        <translation>%1：参数“%2”应为 %3 之一，但为“%4”。</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be written as key=value.</source>
        <translation>%1：参数“%2”应写为 key=value 的形式。</translation>
    </message>
    <message>
        <source>%1: parameters should be a JSON object, but are %2.</source>
        <translation>%1：参数应为 JSON 对象，但为 %2。</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be true, false, a number or a string, but is %3.</source>
        <translation>%1：参数“%2”应为 true、false、数值或字符串，但为 %3。</translation>
    </message>
    <message>
        <source>Pattern &quot;%1&quot; should be &quot;unstructured&quot;, or &quot;n:m&quot; to keep n of every m weights, with n from 1 to m - 1 and m up to %2.</source>
        <translation>模式“%1”应为 &quot;unstructured&quot;，或 &quot;n:m&quot;（每 m 个权重保留 n 个），其中 n 为 1 到 m - 1，m 最大为 %2。</translation>
    </message>
    <message>
        <source>The plan has %1 matrices, but %2 sizes were given.</source>
        <translation>方案有 %1 个矩阵，但给出了 %2 个大小。</translation>
    </message>
    <message>
        <source>The wanted total sparsity is not a number.</source>
        <translation>所求的总稀疏度不是数值。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be an object, but is %3.</source>
        <translation>%1：键“%2”应为对象，但为 %3。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be an array, but is %3.</source>
        <translation>%1：键“%2”应为数组，但为 %3。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be from 1 to %3, but is %4.</source>
        <translation>%1：键“%2”应在 1 到 %3 之间，但为 %4。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should not be negative, but is %3.</source>
        <translation>%1：键“%2”不应为负，但为 %3。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: sparsity should be from 0 to 1, but is %2.</source>
        <translation>%1：稀疏度应在 0 到 1 之间，但为 %2。</translation>
    </message>
    <message>
        <source>%1: pattern %2 (keep %3 of every %4) has sparsity %5, but the plan says %6.</source>
        <translation>%1：模式 %2（每 %4 个保留 %3 个）的稀疏度为 %5，但方案中为 %6。</translation>
    </message>
    <message>
        <source>%1: entry %2 of &quot;matrices&quot; has no name.</source>
        <translation>%1：&quot;matrices&quot;的第 %2 项没有名称。</translation>
    </message>
    <message>
        <source>%1: is not a plan (key &quot;format&quot; should be &quot;%2&quot;, but is &quot;%3&quot;).</source>
        <translation>%1：不是方案（键 &quot;format&quot;应为“%2”，但为“%3”）。</translation>
    </message>
    <message>
        <source>%1: is a plan of version %2; this program reads up to version %3. Use a newer PruneScope.</source>
        <translation>%1：是版本 %2 的方案；本程序最高可读取版本 %3。请使用更新的 PruneScope。</translation>
    </message>
    <message>
        <source>%1: plan version should be from 1 to %2, but is %3.</source>
        <translation>%1：方案版本应在 1 到 %2 之间，但为 %3。</translation>
    </message>
    <message>
        <source>Matrix %1: planned sparsity is not a number.</source>
        <translation>矩阵 %1：计划稀疏度不是数值。</translation>
    </message>
    <message>
        <source>%1: matrix %2 is planned twice.</source>
        <translation>%1：矩阵 %2 在方案中出现了两次。</translation>
    </message>
    <message>
        <source>%1: the weight in row %2, column %3 is %4; a matrix with such weights cannot be pruned.</source>
        <translation>%1：第 %2 行第 %3 列的权重为 %4；含有此类权重的矩阵无法剪枝。</translation>
    </message>
    <message>
        <source>There is no pruning method &quot;%1&quot;.</source>
        <translation>没有剪枝方法“%1”。</translation>
    </message>
    <message>
        <source>Measuring the inputs of block %1</source>
        <translation>正在测量块 %1 的输入</translation>
    </message>
    <message>
        <source>Pruning block %1</source>
        <translation>正在剪枝块 %1</translation>
    </message>
    <message>
        <source>Running pruned block %1</source>
        <translation>正在运行剪枝后的块 %1</translation>
    </message>
    <message>
        <source>Pruning finished</source>
        <translation>剪枝完成</translation>
    </message>
    <message>
        <source>Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs.</source>
        <translation>模式 %1 要求宽度为 %2 的倍数，但该矩阵有 %3 个输入。</translation>
    </message>
    <message>
        <source>selectLowest: %1 scores do not fill a matrix of %2 rows and %3 columns.</source>
        <translation>selectLowest：%1 个评分无法填满 %2 行 %3 列的矩阵。</translation>
    </message>
    <message>
        <source>The sparsity is %1, but should be from 0 to 1.</source>
        <translation>稀疏度为 %1，但应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>%1: Wanda needs calibration inputs.</source>
        <translation>%1：Wanda 需要校准输入。</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>正在测量 %1</translation>
    </message>
    <message>
        <source>There is no benchmark &quot;%1&quot;; there are gemm, decode and prune.</source>
        <translation>没有基准测试“%1”；可用的有 gemm、decode 和 prune。</translation>
    </message>
    <message>
        <source>Inputs measured</source>
        <translation>输入测量完成</translation>
    </message>
    <message>
        <source>Summing up %1</source>
        <translation>正在汇总 %1</translation>
    </message>
    <message>
        <source>%1 has no matrix %2.</source>
        <translation>%1 没有矩阵 %2。</translation>
    </message>
    <message>
        <source>Score %1 of %2 needs the norms of its inputs; measure the inputs first.</source>
        <translation>%2 的评分 %1 需要其输入的范数；请先测量输入。</translation>
    </message>
    <message>
        <source>%1: input_ids has type %2 and shape %3, but should be I64 [B, T].</source>
        <translation>%1：input_ids 的类型为 %2，形状为 %3，但应为 I64 [B, T]。</translation>
    </message>
    <message>
        <source>There are no token ids.</source>
        <translation>没有词元 id。</translation>
    </message>
    <message>
        <source>Token id %1 is not in the model&apos;s vocabulary of %2.</source>
        <translation>词元 id %1 不在模型大小为 %2 的词表中。</translation>
    </message>
    <message>
        <source>Running block %1</source>
        <translation>正在运行块 %1</translation>
    </message>
    <message>
        <source>The compute type is f32 or bf16, not &quot;%1&quot;.</source>
        <translation>计算类型应为 f32 或 bf16，而不是“%1”。</translation>
    </message>
    <message>
        <source>%1: tensor %2 is missing from the weight files; the model can be viewed but not evaluated.</source>
        <translation>%1：权重文件中缺少张量 %2；模型可以查看，但无法评估。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has shape %3, but config.json says %4; the model can be viewed but not evaluated.</source>
        <translation>%1：张量 %2 的形状为 %3，但 config.json 中为 %4；模型可以查看，但无法评估。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has type %3; only F16, BF16, F32 and F64 can be evaluated.</source>
        <translation>%1：张量 %2 的类型为 %3；只能评估 F16、BF16、F32 和 F64。</translation>
    </message>
    <message>
        <source>%1: there is no config.json; the weights can be viewed and pruned by magnitude, but not evaluated.</source>
        <translation>%1：没有 config.json；权重可以查看并按幅值剪枝，但无法评估。</translation>
    </message>
    <message>
        <source>%1: quantised weights (&quot;quantization_config&quot;) cannot be evaluated.</source>
        <translation>%1：量化权重 (&quot;quantization_config&quot;) 无法评估。</translation>
    </message>
    <message>
        <source>%1: family &quot;%2&quot; is not known; the weights can be viewed and pruned by magnitude, but not evaluated.</source>
        <translation>%1：未知的模型系列“%2”；权重可以查看并按幅值剪枝，但无法评估。</translation>
    </message>
    <message>
        <source>Reading the tokenizer</source>
        <translation>正在读取分词器</translation>
    </message>
    <message>
        <source>Fingerprinting the weights</source>
        <translation>正在计算权重指纹</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; was made for model %2 (fingerprint %3), but %4 has fingerprint %5; open that model or make a new plan.</source>
        <translation>方案“%1”是为模型 %2（指纹 %3）制定的，但 %4 的指纹为 %5；请打开该模型或新建方案。</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; removes %2 structures, which this version cannot do.</source>
        <translation>方案“%1”移除 %2 结构，此版本不支持。</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; names matrix %2, which model %3 does not have.</source>
        <translation>方案“%1”包含矩阵 %2，但模型 %3 没有该矩阵。</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; prunes %2, which is not a matrix of a block.</source>
        <translation>方案“%1”要剪枝 %2，但它不是块中的矩阵。</translation>
    </message>
    <message>
        <source>%1: pattern %2 needs a width that is a multiple of %3, but the matrix has %4 inputs.</source>
        <translation>%1：模式 %2 要求宽度为 %3 的倍数，但该矩阵有 %4 个输入。</translation>
    </message>
    <message>
        <source>The plan&apos;s method needs a calibration text, and none was given.</source>
        <translation>方案的方法需要校准文本，但未提供。</translation>
    </message>
    <message>
        <source>%1: has neither a tensor W nor in.W.</source>
        <translation>%1：既没有张量 W，也没有 in.W。</translation>
    </message>
    <message>
        <source>%1: %2 has type %3 and shape %4, but should be a float matrix [out, in].</source>
        <translation>%1：%2 的类型为 %3，形状为 %4，但应为浮点矩阵 [out, in]。</translation>
    </message>
    <message>
        <source>%1: %2 has type %3 and shape %4, but should be floats with %5 features in the last of two or three axes.</source>
        <translation>%1：%2 的类型为 %3，形状为 %4，但应为两轴或三轴的浮点张量，且最后一轴有 %5 个特征。</translation>
    </message>
    <message>
        <source>%1: has no tensors X.0, X.1 ... or in.X.0, in.X.1 ...</source>
        <translation>%1：没有张量 X.0、X.1 ... 或 in.X.0、in.X.1 ...</translation>
    </message>
    <message>
        <source>Method %1 needs inputs, and no file of inputs was given.</source>
        <translation>方法 %1 需要输入，但未提供输入文件。</translation>
    </message>
    <message>
        <source>Score %1 needs a calibration text, and none was given.</source>
        <translation>评分 %1 需要校准文本，但未提供。</translation>
    </message>
    <message>
        <source>The window is %1 tokens, but should be positive.</source>
        <translation>窗口为 %1 个词元，但应为正数。</translation>
    </message>
    <message>
        <source>There is no bundled text &quot;%1&quot;; there are demo:calibration and demo:evaluation.</source>
        <translation>没有内置文本“%1”；可用的有 demo:calibration 和 demo:evaluation。</translation>
    </message>
    <message>
        <source>The bundled model was not found in %1 or %2.</source>
        <translation>在 %1 或 %2 中未找到内置模型。</translation>
    </message>
    <message>
        <source>No training text was given.</source>
        <translation>未提供训练文本。</translation>
    </message>
    <message>
        <source>Weights can be written as bf16 or f32, not as &quot;%1&quot;.</source>
        <translation>权重可写为 bf16 或 f32，不能写为“%1”。</translation>
    </message>
    <message>
        <source>%1: state &quot;%2&quot; is unknown.</source>
        <translation>%1：未知状态“%2”。</translation>
    </message>
    <message>
        <source>%1: is damaged; %2 bytes are no list of numbers.</source>
        <translation>%1：已损坏；%2 字节不构成数字列表。</translation>
    </message>
    <message>
        <source>Run %1 cannot be finished as running.</source>
        <translation>不能以“运行中”状态结束运行 %1。</translation>
    </message>
    <message>
        <source>%1: run %2 is not running.</source>
        <translation>%1：运行 %2 未在进行。</translation>
    </message>
    <message>
        <source>%1: there is no run %2.</source>
        <translation>%1：没有运行 %2。</translation>
    </message>
    <message>
        <source>%1: run %2 is still running; cancel it first.</source>
        <translation>%1：运行 %2 仍在进行；请先取消。</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot; has no id and cannot be stored.</source>
        <translation>方案“%1”没有 id，无法存储。</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot; has results and keeps its contents; save the change as a new plan.</source>
        <translation>方案“%1”已有结果，内容不可更改；请将更改另存为新方案。</translation>
    </message>
    <message>
        <source>%1: there is no plan with id %2.</source>
        <translation>%1：没有 id 为 %2 的方案。</translation>
    </message>
    <message>
        <source>%1: plan %2 has results; remove its runs first.</source>
        <translation>%1：方案 %2 已有结果；请先移除其运行。</translation>
    </message>
    <message>
        <source>%1: is a database of another program (application %2, not %3).</source>
        <translation>%1：是其他程序的数据库（应用程序 %2，而非 %3）。</translation>
    </message>
    <message>
        <source>%1: is a project of version %2; this program reads up to version %3. Use a newer PruneScope.</source>
        <translation>%1：是版本 %2 的项目；本程序最高可读取版本 %3。请使用更新的 PruneScope。</translation>
    </message>
    <message>
        <source>%1: cannot be made beside the project (%2).</source>
        <translation>%1：无法在项目旁创建（%2）。</translation>
    </message>
    <message>
        <source>%1: is write-protected; copy it to a folder of your own first.</source>
        <translation>%1：有写保护；请先将其复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>%1: is not a project database.</source>
        <translation>%1：不是项目数据库。</translation>
    </message>
    <message>
        <source>%1: cannot be opened as a project (%2).</source>
        <translation>%1：无法作为项目打开（%2）。</translation>
    </message>
    <message>
        <source>%1: the disk is full; make room and try again.</source>
        <translation>%1：磁盘已满；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>%1: is being written by another program; wait for it and try again.</source>
        <translation>%1：正在被其他程序写入；请等待其完成后重试。</translation>
    </message>
    <message>
        <source>%1: is damaged (%2); use a copy of it.</source>
        <translation>%1：已损坏（%2）；请使用其副本。</translation>
    </message>
    <message>
        <source>%1: what should be stored is too large for a project (%2).</source>
        <translation>%1：要存储的内容对项目来说过大（%2）。</translation>
    </message>
    <message>
        <source>%1: cannot be read or written (%2).</source>
        <translation>%1：无法读取或写入（%2）。</translation>
    </message>
    <message>
        <source>%1: a row could not be stored (%2).</source>
        <translation>%1：有一行无法存储（%2）。</translation>
    </message>
    <message>
        <source>%1: there is not enough memory to read or write it.</source>
        <translation>%1：内存不足，无法读取或写入。</translation>
    </message>
    <message>
        <source>%1: does not have the form of a project (%2).</source>
        <translation>%1：不具备项目的结构（%2）。</translation>
    </message>
    <message>
        <source>%1: an entry of key &quot;added_tokens&quot; has no key &quot;id&quot;.</source>
        <translation>%1：键“added_tokens”的某个条目没有键“id”。</translation>
    </message>
    <message>
        <source>%1: the added token with id %2 has %3 bytes; at most %4 are allowed.</source>
        <translation>%1：id 为 %2 的附加词元有 %3 字节；最多允许 %4 字节。</translation>
    </message>
    <message>
        <source>%1: key &quot;added_tokens&quot; should be an array, but is %2.</source>
        <translation>%1：键“added_tokens”应为数组，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: key &quot;dropout&quot; is %2; only 0 gives the same ids each time.</source>
        <translation>%1：键“dropout”为 %2；只有 0 才能每次得到相同的 id。</translation>
    </message>
    <message>
        <source>%1: the model has no key &quot;vocab&quot;.</source>
        <translation>%1：模型没有键“vocab”。</translation>
    </message>
    <message>
        <source>%1: key &quot;unk_token&quot; is &quot;%2&quot;, which the vocabulary does not have.</source>
        <translation>%1：键“unk_token”为“%2”，但词表中没有它。</translation>
    </message>
    <message>
        <source>%1: key &quot;merges&quot; should be an array, but is %2.</source>
        <translation>%1：键“merges”应为数组，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: has %2 merges; at most %3 are allowed.</source>
        <translation>%1：有 %2 条合并规则；最多允许 %3 条。</translation>
    </message>
    <message>
        <source>%1: merge %2 is &quot;%3&quot;; it should be two pieces and one space.</source>
        <translation>%1：合并规则 %2 为“%3”；应为两个词片和一个空格。</translation>
    </message>
    <message>
        <source>%1: merge %2 is neither a line nor a pair of pieces.</source>
        <translation>%1：合并规则 %2 既不是一行文本，也不是一对词片。</translation>
    </message>
    <message>
        <source>%1: merge %2 needs the piece &quot;%3&quot;, which the vocabulary does not have.</source>
        <translation>%1：合并规则 %2 需要词片“%3”，但词表中没有它。</translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation>正在统计词数</translation>
    </message>
    <message>
        <source>Training text %1: byte %2 is not UTF-8.</source>
        <translation>训练文本 %1：字节 %2 不是 UTF-8。</translation>
    </message>
    <message>
        <source>The training text is too small for %1 pieces: it yields %2; give more text or ask for fewer.</source>
        <translation>训练文本太少，不足以得到 %1 个词片：只能得到 %2 个；请提供更多文本或减少词片数。</translation>
    </message>
    <message>
        <source>The special token &quot;%1&quot; is also a piece of the text; choose another.</source>
        <translation>特殊词元“%1”同时也是文本的词片；请另选一个。</translation>
    </message>
    <message>
        <source>Learning piece %1</source>
        <translation>正在学习词片 %1</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces was asked for; it must have %2 to %3.</source>
        <translation>请求的词表有 %1 个词片；应为 %2 到 %3 个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the special token; it needs two or more characters.</source>
        <translation>“%1”不能作为特殊词元；它需要两个或更多字符。</translation>
    </message>
    <message>
        <source>%1: the normalisation table (%2 entries) is broken.</source>
        <translation>%1：规范化表（%2 个条目）已损坏。</translation>
    </message>
    <message>
        <source>%1: the normalisation table (%2 bytes) is broken.</source>
        <translation>%1：规范化表（%2 字节）已损坏。</translation>
    </message>
    <message>
        <source>%1: the Sequence in key &quot;decoder&quot; has no list &quot;decoders&quot;.</source>
        <translation>%1：键“decoder”中的 Sequence 没有列表“decoders”。</translation>
    </message>
    <message>
        <source>%1: key &quot;content&quot; of a Strip should be one character, but is &quot;%2&quot;.</source>
        <translation>%1：Strip 的键“content”应为一个字符，但实际为“%2”。</translation>
    </message>
    <message>
        <source>%1: key &quot;decoder&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1：键“decoder”的类型为“%2”，不受支持。</translation>
    </message>
    <message>
        <source>%1: holds more than %2 values.</source>
        <translation>%1：包含超过 %2 个值。</translation>
    </message>
    <message>
        <source>%1: key &quot;replacement&quot; should be one character, but is &quot;%2&quot;.</source>
        <translation>%1：键“replacement”应为一个字符，但实际为“%2”。</translation>
    </message>
    <message>
        <source>%1: key &quot;prepend_scheme&quot; is &quot;%2&quot;, which is not supported.</source>
        <translation>%1：键“prepend_scheme”为“%2”，不受支持。</translation>
    </message>
    <message>
        <source>%1: the Sequence in key &quot;normalizer&quot; has no list &quot;normalizers&quot;.</source>
        <translation>%1：键“normalizer”中的 Sequence 没有列表“normalizers”。</translation>
    </message>
    <message>
        <source>%1: key &quot;normalizer&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1：键“normalizer”的类型为“%2”，不受支持。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; of the post_processor has an unexpected form.</source>
        <translation>%1：post_processor 的键“%2”形式不符合预期。</translation>
    </message>
    <message>
        <source>%1: the post_processor gives &quot;%2&quot; the id %3, which the vocabulary does not have.</source>
        <translation>%1：post_processor 为“%2”指定了 id %3，但词表中没有它。</translation>
    </message>
    <message>
        <source>%1: key &quot;single&quot; of the post_processor holds the text %2 times, not once.</source>
        <translation>%1：post_processor 的键“single”包含文本 %2 次，而不是一次。</translation>
    </message>
    <message>
        <source>%1: key &quot;post_processor&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1：键“post_processor”的类型为“%2”，不受支持。</translation>
    </message>
    <message>
        <source>%1: the Sequence in key &quot;pre_tokenizer&quot; has no list &quot;pretokenizers&quot;.</source>
        <translation>%1：键“pre_tokenizer”中的 Sequence 没有列表“pretokenizers”。</translation>
    </message>
    <message>
        <source>%1: key &quot;pre_tokenizer&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1：键“pre_tokenizer”的类型为“%2”，不受支持。</translation>
    </message>
    <message>
        <source>%1: is cut off or is not a sentencepiece model (%2 bytes before the end of a part).</source>
        <translation>%1：文件不完整或不是 sentencepiece 模型（距某部分结尾还差 %2 字节）。</translation>
    </message>
    <message>
        <source>%1: the pattern &quot;%2&quot; uses %3 at byte %4, which is not supported.</source>
        <translation>%1：模式“%2”在字节 %4 处使用了 %3，不受支持。</translation>
    </message>
    <message>
        <source>%1: a pattern has %2 bytes; at most %3 are allowed.</source>
        <translation>%1：某个模式有 %2 字节；最多允许 %3 字节。</translation>
    </message>
    <message>
        <source>%1: the pattern &quot;%2&quot; is not valid (%3).</source>
        <translation>%1：模式“%2”无效（%3）。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern cannot be applied to the text at byte %1 (%2).</source>
        <translation>分词器的模式无法应用于文本的字节 %1 处（%2）。</translation>
    </message>
    <message>
        <source>%1 cannot be loaded (%2).</source>
        <translation>无法加载 %1（%2）。</translation>
    </message>
    <message>
        <source>%1: piece %2 is broken (%3 bytes, score %4).</source>
        <translation>%1：词片 %2 已损坏（%3 字节，得分 %4）。</translation>
    </message>
    <message>
        <source>%1: the vocabulary has the piece &quot;%2&quot; twice.</source>
        <translation>%1：词表中词片“%2”出现两次。</translation>
    </message>
    <message>
        <source>%1: key &quot;model_type&quot; is %2; only 1 (unigram) and 2 (BPE) are supported.</source>
        <translation>%1：键“model_type”为 %2；只支持 1（unigram）和 2（BPE）。</translation>
    </message>
    <message>
        <source>%1: more than %2 user-defined pieces begin with one another.</source>
        <translation>%1：超过 %2 个用户自定义词片互为前缀。</translation>
    </message>
    <message>
        <source>%1: is not a sentencepiece model; it has no pieces.</source>
        <translation>%1：不是 sentencepiece 模型；其中没有词片。</translation>
    </message>
    <message>
        <source>%1: has %2 pieces, but the library finds %3.</source>
        <translation>%1：有 %2 个词片，但库找到 %3 个。</translation>
    </message>
    <message>
        <source>%1: is not a usable sentencepiece model (%2).</source>
        <translation>%1：不是可用的 sentencepiece 模型（%2）。</translation>
    </message>
    <message>
        <source>The text to tokenize is not UTF-8 at byte %1 of %2.</source>
        <translation>待分词文本在字节 %1（共 %2）处不是 UTF-8。</translation>
    </message>
    <message>
        <source>The text to tokenize has %1 bytes; at most %2 go at once.</source>
        <translation>待分词文本有 %1 字节；一次最多处理 %2 字节。</translation>
    </message>
    <message>
        <source>The text cannot be tokenized (%1).</source>
        <translation>文本无法分词（%1）。</translation>
    </message>
    <message>
        <source>The token ids cannot be decoded (%1).</source>
        <translation>词元 id 无法解码（%1）。</translation>
    </message>
    <message>
        <source>Token id %1 does not exist; the vocabulary has ids 0 to %2.</source>
        <translation>词元 id %1 不存在；词表的 id 为 0 到 %2。</translation>
    </message>
    <message>
        <source>%1: key &quot;behavior&quot; is &quot;%2&quot;, which is not supported.</source>
        <translation>%1：键“behavior”为“%2”，不受支持。</translation>
    </message>
    <message>
        <source>The tokenizer makes %1 bytes of text from %2; its replacements are broken.</source>
        <translation>分词器由 %2 字节得到 %1 字节文本；其替换规则已损坏。</translation>
    </message>
    <message>
        <source>%1: key &quot;pattern&quot; should hold &quot;String&quot; or &quot;Regex&quot;, but is %2.</source>
        <translation>%1：键“pattern”应包含“String”或“Regex”，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: should hold a JSON object, but holds %2.</source>
        <translation>%1：应包含 JSON 对象，但实际包含 %2。</translation>
    </message>
    <message>
        <source>%1: key &quot;version&quot; is &quot;%2&quot;; only &quot;1.0&quot; is supported.</source>
        <translation>%1：键“version”为“%2”；只支持“1.0”。</translation>
    </message>
    <message>
        <source>%1: has no object &quot;model&quot;.</source>
        <translation>%1：没有对象“model”。</translation>
    </message>
    <message>
        <source>%1: the id of &quot;%2&quot; should be an integer from 0 to %3, but is %4.</source>
        <translation>%1：“%2”的 id 应为 0 到 %3 的整数，但实际为 %4。</translation>
    </message>
    <message>
        <source>%1: key &quot;vocab&quot; should be an object, but is %2.</source>
        <translation>%1：键“vocab”应为对象，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: the vocabulary has %2 pieces; at most %3 are allowed.</source>
        <translation>%1：词表有 %2 个词片；最多允许 %3 个。</translation>
    </message>
    <message>
        <source>%1: the piece &quot;%2&quot; has two ids, %3 and %4.</source>
        <translation>%1：词片“%2”有两个 id：%3 和 %4。</translation>
    </message>
    <message>
        <source>%1: the piece &quot;%2&quot; has id %3; ids go from 0 to %4.</source>
        <translation>%1：词片“%2”的 id 为 %3；id 范围为 0 到 %4。</translation>
    </message>
    <message>
        <source>%1: the pieces &quot;%2&quot; and &quot;%3&quot; have the same id %4.</source>
        <translation>%1：词片“%2”和“%3”的 id 同为 %4。</translation>
    </message>
    <message>
        <source>The training text has %1 tokens, but a window needs %2 and one more.</source>
        <translation>训练文本有 %1 个词元，但一个窗口需要 %2 个，另加一个。</translation>
    </message>
    <message>
        <source>Step %1 of %2, loss %3</source>
        <translation>第 %1 步，共 %2 步，损失 %3</translation>
    </message>
    <message>
        <source>%1: was written by a run with parameters %2, but this one has %3; choose another state file.</source>
        <translation>%1：由参数为 %2 的运行写入，而此次运行的参数为 %3；请选择其他状态文件。</translation>
    </message>
    <message>
        <source>Looking at the weights of %1</source>
        <translation>正在检查 %1 的权重</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>正在检查 %1</translation>
    </message>
    <message>
        <source>The text has %1 tokens, but this model has learned only %2 positions.</source>
        <translation>文本有 %1 个词元，但此模型只学习了 %2 个位置。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3, but should be above %4.</source>
        <translation>%1：“%2”为 %3，但应大于 %4。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a list of %3 numbers above 0.</source>
        <translation>%1：“%2”应为 %3 个大于 0 的数值的列表。</translation>
    </message>
    <message>
        <source>%1: rotary scaling &quot;%2&quot; is not known; only default, linear, dynamic, llama3, yarn and longrope can be computed.</source>
        <translation>%1：未知的旋转缩放“%2”；只能计算 default、linear、dynamic、llama3、yarn 和 longrope。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is &quot;%3&quot;; only silu, relu, gelu and its tanh forms can be computed.</source>
        <translation>%1：“%2”为“%3”；只能计算 silu、relu、gelu 及其 tanh 形式。</translation>
    </message>
    <message>
        <source>%1: attention in both directions (&quot;%2&quot;) cannot be computed.</source>
        <translation>%1：无法计算双向注意力（“%2”）。</translation>
    </message>
    <message>
        <source>%1: &quot;layer_types&quot; should be a list of %2 names, one for each block.</source>
        <translation>%1：“layer_types”应为 %2 个名称的列表，每个块一个。</translation>
    </message>
    <message>
        <source>%1: &quot;layer_types&quot; holds %2; only &quot;full_attention&quot; and &quot;sliding_attention&quot; can be computed.</source>
        <translation>%1：“layer_types”含有 %2；只能计算“full_attention”和“sliding_attention”。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be an object of keys and values.</source>
        <translation>%1：“%2”应为由键和值组成的对象。</translation>
    </message>
    <message>
        <source>%1: &quot;rope_parameters&quot; differ by layer type, which this family does not compute.</source>
        <translation>%1：“rope_parameters”因层类型而异，此模型系列不支持这种计算。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3: it should leave an even number of the %4 features of a head to be rotated.</source>
        <translation>%1：“%2”为 %3：每个注意力头的 %4 个特征中，参与旋转的特征数应为正偶数。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is true, but only models where it is false can be computed.</source>
        <translation>%1：“%2”为 true，但只能计算其为 false 的模型。</translation>
    </message>
    <message>
        <source>%1: intermediate data cannot be stored there (%2).</source>
        <translation>%1：无法在此处存储中间数据 (%2)。</translation>
    </message>
    <message>
        <source>%1: intermediate data need %2 bytes, but its disk has only %3 free; free some space or set TMPDIR to another disk.</source>
        <translation>%1：中间数据需要 %2 字节，但其磁盘仅剩 %3 字节；请释放一些空间或将 TMPDIR 设为其他磁盘。</translation>
    </message>
    <message>
        <source>%1: holds %2 GGUF files; open one of them, such as %3.</source>
        <translation>%1：含有 %2 个 GGUF 文件；请打开其中一个，例如 %3。</translation>
    </message>
    <message>
        <source>%1: is not a model folder: it has neither %2 nor %3 nor the .bin files of PyTorch; choose the folder that holds config.json and the weights.</source>
        <translation>%1：不是模型文件夹：其中既没有 %2，也没有 %3 或 PyTorch 的 .bin 文件；请选择含有 config.json 和权重的文件夹。</translation>
    </message>
    <message>
        <source>%1: is neither a model folder nor a weight file (.safetensors, .bin, .pt, .pth, .gguf).</source>
        <translation>%1：既不是模型文件夹，也不是权重文件 (.safetensors, .bin, .pt, .pth, .gguf)。</translation>
    </message>
    <message>
        <source>%1: GGUF files can be viewed and scored by magnitude, but not evaluated; to evaluate, open the Hugging Face folder that it was made from.</source>
        <translation>%1：GGUF 文件可以查看并按幅值评分，但无法评估；如需评估，请打开生成该文件的 Hugging Face 文件夹。</translation>
    </message>
    <message>
        <source>Export of %1: GGUF files can only be viewed; prune and export the Hugging Face folder that it was made from, and convert that again.</source>
        <translation>导出 %1：GGUF 文件只能查看；请剪枝并导出生成该文件的 Hugging Face 文件夹，然后重新转换。</translation>
    </message>
    <message>
        <source>Export of %1: tensor &quot;%2&quot; is to change, but config.json ties it to &quot;%3&quot;, which would differ; change both alike.</source>
        <translation>导出 %1：张量“%2”将被更改，但 config.json 将其与“%3”绑定，而后者会与之不同；请对两者作相同的更改。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the dimensions %3, too large to count.</source>
        <translation>%1：张量“%2”的维度为 %3，过大而无法计数。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of type %3 has rows of %4, which is not a multiple of %5.</source>
        <translation>%1：类型为 %3 的张量“%2”行长为 %4，不是 %5 的倍数。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3 of the data, which is not a multiple of %4.</source>
        <translation>%1：张量“%2”从数据的字节 %3 处开始，该位置不是 %4 的倍数。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; should take %3 bytes from byte %4 of the data, but there are only %5; the file is cut off, copy or download it again.</source>
        <translation>%1：张量“%2”应从数据的字节 %4 处起占用 %3 字节，但数据只有 %5 字节；文件不完整，请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3, inside &quot;%4&quot;, which ends at %5.</source>
        <translation>%1：张量“%2”从字节 %3 处开始，位于在 %5 处结束的“%4”之内。</translation>
    </message>
    <message>
        <source>%1: %2 tensors are of quantised types that are not read and are left out: %3.</source>
        <translation>%1：%2 个张量为不支持读取的量化类型，已略去：%3。</translation>
    </message>
    <message>
        <source>%1: %2 tensors of type Q8_0 are shown as the F32 values that they stand for.</source>
        <translation>%1：%2 个 Q8_0 类型的张量以其所表示的 F32 数值显示。</translation>
    </message>
    <message>
        <source>%1: the rows of %2 query and key tensors, which GGUF stores interleaved within each head, are shown in the order of the Hugging Face model.</source>
        <translation>%1：%2 个查询和键张量的行在 GGUF 中于每个注意力头内交错存储，此处按 Hugging Face 模型的顺序显示。</translation>
    </message>
    <message>
        <source>%1: is one of %2 parts of a model; only its own tensors are shown.</source>
        <translation>%1：是模型的 %2 个部分之一；只显示其自身的张量。</translation>
    </message>
    <message>
        <source>%1: none of its %2 tensors is of a type that is read (F32, F16, BF16, Q8_0); make it again with one of them: %3.</source>
        <translation>%1：其 %2 个张量均不是可读取的类型（F32、F16、BF16、Q8_0）：%3；请用可读取的类型重新生成。</translation>
    </message>
    <message>
        <source>%1: %2 bytes should follow byte %3, but the file ends at %4; copy or download it again.</source>
        <translation>%1：字节 %3 之后应有 %2 字节，但文件在 %4 处结束；请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: the text at byte %2 claims %3 bytes, more than the allowed %4.</source>
        <translation>%1：字节 %2 处的文本声明为 %3 字节，超过允许的 %4 字节。</translation>
    </message>
    <message>
        <source>%1: the text at byte %2 is not UTF-8.</source>
        <translation>%1：字节 %2 处的文本不是 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the value before byte %2 has the unknown type %3.</source>
        <translation>%1：字节 %2 之前的值的类型 %3 未知。</translation>
    </message>
    <message>
        <source>%1: a list of lists at byte %2, which GGUF files do not have.</source>
        <translation>%1：字节 %2 处是由列表组成的列表，GGUF 文件中不应有此结构。</translation>
    </message>
    <message>
        <source>%1: the list at byte %2 claims %3 items, more than the file has bytes.</source>
        <translation>%1：字节 %2 处的列表声明有 %3 项，超过文件的字节数。</translation>
    </message>
    <message>
        <source>%1: claims %2 %3, but has only %4 bytes and at most %5 are read.</source>
        <translation>%1：声明有 %2 个 %3，但只有 %4 字节，且最多读取 %5 个。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has %3 dimensions, but should have 1 to %4.</source>
        <translation>%1：张量“%2”有 %3 个维度，但应有 1 到 %4 个。</translation>
    </message>
    <message>
        <source>%1: &quot;general.alignment&quot; is %2, but should be a power of two from 8 to %3.</source>
        <translation>%1：“general.alignment”为 %2，但应为 8 到 %3 之间的 2 的幂。</translation>
    </message>
    <message>
        <source>%1: does not begin with &quot;GGUF&quot;; is this a GGUF file?</source>
        <translation>%1：不以“GGUF”开头；这是 GGUF 文件吗？</translation>
    </message>
    <message>
        <source>%1: is a big-endian GGUF file; only little-endian ones are read.</source>
        <translation>%1：是大端序的 GGUF 文件；只能读取小端序的文件。</translation>
    </message>
    <message>
        <source>%1: has GGUF version %2; versions 2 and 3 are read.</source>
        <translation>%1：GGUF 版本为 %2；可读取版本 2 和 3。</translation>
    </message>
    <message>
        <source>%1: has %2 bytes, but a %3 file has at least %4; copy or download it again.</source>
        <translation>%1：有 %2 字节，但 %3 文件至少有 %4 字节；请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: is only a Git LFS pointer to the file; fetch the file itself with git lfs pull.</source>
        <translation>%1：只是指向该文件的 Git LFS 指针；请用 git lfs pull 获取文件本身。</translation>
    </message>
    <message>
        <source>%1: holds a Python object (%2) that would have to be run to be read; only tensors are read: convert the model in Python with model.save_pretrained(folder, safe_serialization=True).</source>
        <translation>%1：含有必须运行才能读取的 Python 对象 (%2)；只读取张量：请在 Python 中用 model.save_pretrained(folder, safe_serialization=True) 转换模型。</translation>
    </message>
    <message>
        <source>%1: holds two state dicts, %2data.pkl and %3.</source>
        <translation>%1：含有两个状态字典：%2data.pkl 和 %3。</translation>
    </message>
    <message>
        <source>%1: is a ZIP archive, but holds no data.pkl as torch.save writes it; is this a PyTorch file?</source>
        <translation>%1：是 ZIP 压缩包，但其中没有 torch.save 所写的 data.pkl；这是 PyTorch 文件吗？</translation>
    </message>
    <message>
        <source>%1: its data.pkl has %2 bytes, more than the allowed %3.</source>
        <translation>%1：其中的 data.pkl 有 %2 字节，超过允许的 %3 字节。</translation>
    </message>
    <message>
        <source>%1: its entry &quot;byteorder&quot; is not &quot;little&quot;; the file was written on another kind of machine and is not read.</source>
        <translation>%1：其条目“byteorder”不是“little”；该文件在另一类机器上写入，无法读取。</translation>
    </message>
    <message>
        <source>%1: holds no dictionary of tensors; save the model&apos;s state_dict().</source>
        <translation>%1：其中没有张量字典；请保存模型的 state_dict()。</translation>
    </message>
    <message>
        <source>%1: a tensor&apos;s key in the state dict is not a name.</source>
        <translation>%1：状态字典中某个张量的键不是名称。</translation>
    </message>
    <message>
        <source>%1: %2 values of the state dict are not tensors; they are left out.</source>
        <translation>%1：状态字典中有 %2 个值不是张量；已略去。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; lies in the entry data/%3, which the archive does not have.</source>
        <translation>%1：张量“%2”位于条目 data/%3 中，但压缩包中没有该条目。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; says that data/%3 holds %4 %5, but another says %6 %7.</source>
        <translation>%1：按张量“%2”，data/%3 含有 %4 个 %5，但按另一个张量则为 %6 个 %7。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; says that data/%3 holds %4 elements of %5, but it has %6 bytes.</source>
        <translation>%1：按张量“%2”，data/%3 含有 %4 个 %5 元素，但它有 %6 字节。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 with strides %4 from element %5 does not fit into the %6 elements of data/%7.</source>
        <translation>%1：形状为 %3、步幅为 %4、从元素 %5 开始的张量“%2”超出了 data/%7 的 %6 个元素。</translation>
    </message>
    <message>
        <source>%1: is a PyTorch file from before version 1.6, which is not read; convert the model in Python with model.save_pretrained(folder, safe_serialization=True).</source>
        <translation>%1：是 1.6 版之前的 PyTorch 文件，无法读取；请在 Python 中用 model.save_pretrained(folder, safe_serialization=True) 转换模型。</translation>
    </message>
    <message>
        <source>%1: is not a PyTorch file, which would be a ZIP archive; copy or download it again, or convert the model to safetensors.</source>
        <translation>%1：不是 PyTorch 文件（应为 ZIP 压缩包）；请重新复制或下载，或将模型转换为 safetensors。</translation>
    </message>
    <message>
        <source>%1: is written in pickle protocol %2, but only protocol 2 is read; save it again with torch.save(..., pickle_protocol=2).</source>
        <translation>%1：以 pickle 协议 %2 写入，但只能读取协议 2；请用 torch.save(..., pickle_protocol=2) 重新保存。</translation>
    </message>
    <message>
        <source>%1: the pickle makes more than %2 values, which no model needs.</source>
        <translation>%1：该 pickle 生成的值超过 %2 个，没有模型需要这么多。</translation>
    </message>
    <message>
        <source>%1: the pickle is broken or not a state dict at its byte %2 of %3; copy or download the file again, or convert the model to safetensors.</source>
        <translation>%1：该 pickle 在字节 %2（共 %3）处已损坏或不是状态字典；请重新复制或下载该文件，或将模型转换为 safetensors。</translation>
    </message>
    <message>
        <source>%1: &quot;weight_map&quot; names no tensor.</source>
        <translation>%1：“weight_map”未列出任何张量。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is mapped to &quot;%3&quot;, but a shard must be a %4 file inside the model&apos;s folder.</source>
        <translation>%1：张量“%2”被映射到“%3”，但分片必须是模型文件夹内的 %4 文件。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 is not one of its tensors.</source>
        <translation>%1：形状为 %3 的张量“%2”不是其中的张量。</translation>
    </message>
    <message>
        <source>%1: the ZIP archive points to byte %2, but the file has %3; copy or download it again.</source>
        <translation>%1：ZIP 压缩包指向字节 %2，但文件只有 %3 字节；请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: the ZIP archive has no end record; the file is cut off, copy or download it again.</source>
        <translation>%1：ZIP 压缩包没有结尾记录；文件不完整，请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1: is part %2 of a ZIP archive of several parts; only whole archives are read.</source>
        <translation>%1：是 ZIP 分卷压缩包的第 %2 卷；只能读取完整的压缩包。</translation>
    </message>
    <message>
        <source>%1: the ZIP archive has no zip64 record at byte %2 of %3.</source>
        <translation>%1：ZIP 压缩包在字节 %2（共 %3）处没有 zip64 记录。</translation>
    </message>
    <message>
        <source>%1: the ZIP directory should take %2 bytes from byte %3 up to its end record at %4.</source>
        <translation>%1：ZIP 目录应从字节 %3 处起占用 %2 字节，直至位于 %4 的结尾记录。</translation>
    </message>
    <message>
        <source>%1: the ZIP directory claims %2 entries, which do not fit into its %3 bytes.</source>
        <translation>%1：ZIP 目录声明有 %2 个条目，但其 %3 字节容纳不下。</translation>
    </message>
    <message>
        <source>%1: the ZIP directory has no entry at byte %2, though it should reach up to %3.</source>
        <translation>%1：ZIP 目录在字节 %2 处没有条目，但它应延伸到 %3。</translation>
    </message>
    <message>
        <source>%1: an entry of the ZIP directory ends at byte %2, behind the directory&apos;s end at %3.</source>
        <translation>%1：ZIP 目录的某个条目在字节 %2 处结束，超出了目录在 %3 处的结尾。</translation>
    </message>
    <message>
        <source>%1: the entries of the ZIP directory end at byte %2, but it should end at %3.</source>
        <translation>%1：ZIP 目录的条目在字节 %2 处结束，但目录应在 %3 处结束。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; of the ZIP archive is encrypted.</source>
        <translation>%1：ZIP 压缩包的条目“%2”已加密。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is compressed (method %3, %4 of %5 bytes), which PyTorch never does; save the model again with torch.save.</source>
        <translation>%1：条目“%2”经过压缩（方法 %3，由 %5 字节压缩为 %4 字节），而 PyTorch 从不压缩；请用 torch.save 重新保存模型。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; should begin at byte %3, but nothing begins there.</source>
        <translation>%1：条目“%2”应从字节 %3 处开始，但该处没有条目。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; should take %3 bytes from byte %4, but the entries end at %5.</source>
        <translation>%1：条目“%2”应从字节 %4 处起占用 %3 字节，但各条目在 %5 处结束。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; of the ZIP directory is called &quot;%3&quot; where it begins.</source>
        <translation>%1：ZIP 目录的条目“%2”在其起始处名为“%3”。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; has %3 bytes where it begins, but %4 in the ZIP directory.</source>
        <translation>%1：条目“%2”在其起始处标为 %3 字节，但在 ZIP 目录中为 %4 字节。</translation>
    </message>
    <message>
        <source>%1: a name in the ZIP directory is not UTF-8.</source>
        <translation>%1：ZIP 目录中有名称不是 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; begins at byte %3, inside the entry that ends at %4.</source>
        <translation>%1：条目“%2”从字节 %3 处开始，位于在 %4 处结束的条目之内。</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is there twice.</source>
        <translation>%1：条目“%2”出现两次。</translation>
    </message>
    <message>
        <source>Comparing: block %1 of %2</source>
        <translation>正在比较：块 %1 / %2</translation>
    </message>
    <message>
        <source>Perplexity: block %1 of %2</source>
        <translation>困惑度：块 %1 / %2</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>模型系列</translation>
    </message>
    <message>
        <source>Its weights can be viewed and pruned by magnitude; perplexity and calibration need a complete checkpoint of a known family.</source>
        <translation>其权重可以查看并按幅值剪枝；困惑度和校准需要已知模型系列的完整检查点。</translation>
    </message>
    <message>
        <source>%1: %2 blocks of width %3, inner width %4, %5 heads of %6 (%7 for keys and values).</source>
        <translation>%1：%2 个宽度为 %3 的块，内部宽度 %4，%5 个宽度为 %6 的注意力头（键和值为 %7 个）。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Evaluating holds %1 of weights; %2 are free.</source>
        <translation>评估时权重占用 %1；可用内存为 %2。</translation>
    </message>
    <message>
        <source>All weights at once would take %1, but %2 are free, so each block is read when its turn comes.</source>
        <translation>一次读入全部权重需要 %1，但可用内存为 %2，因此轮到每个块时才读取该块。</translation>
    </message>
    <message>
        <source>Runs work but take longer; few windows help most.</source>
        <translation>运行可以进行，但用时更长；减少窗口数最有效。</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Copy tokenizer.json or tokenizer.model of this model into its folder and open it again; token ids from a safetensors file work without.</source>
        <translation>请将此模型的 tokenizer.json 或 tokenizer.model 复制到其文件夹中，然后重新打开；使用 safetensors 文件中的词元 id 则无需分词器。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>%1 parameters, %2, mostly %3.</source>
        <translation>%1 个参数，%2，主要为 %3。</translation>
    </message>
    <message>
        <source>Output matrix</source>
        <translation>输出矩阵</translation>
    </message>
    <message>
        <source>Tied to the embedding, so it is never pruned.</source>
        <translation>与嵌入绑定，因此从不剪枝。</translation>
    </message>
    <message>
        <source>A matrix of its own.</source>
        <translation>独立的矩阵。</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>%1 tokens; vocabulary of %2.</source>
        <translation>%1 个词元；词表大小为 %2。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>All weights seen</source>
        <translation>已检查全部权重</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>All are finite; %1 are zero.</source>
        <translation>全部为有限值；%1 为零。</translation>
    </message>
    <message>
        <source>%1 holds %2 numbers that are NaN or infinite.</source>
        <translation>%1 含有 %2 个 NaN 或无穷大的数值。</translation>
    </message>
    <message>
        <source>The file is damaged or was saved from a diverged training; fetch it again. Matrices with such numbers are not pruned.</source>
        <translation>文件已损坏，或保存自发散的训练；请重新获取。含有此类数值的矩阵不会被剪枝。</translation>
    </message>
    <message>
        <source>%1: the output matrix should be tied to the embedding, but %2 differs from it; the file&apos;s matrix is used.</source>
        <translation>%1：输出矩阵应与嵌入绑定，但 %2 与嵌入不同；将使用文件中的矩阵。</translation>
    </message>
    <message>
        <source>%1: there is no matrix %2.</source>
        <translation>%1：没有矩阵 %2。</translation>
    </message>
    <message>
        <source>The run needs %1 MiB of memory, but %2 MiB are free; use fewer or shorter windows, or close other programs.</source>
        <translation>运行需要 %1 MiB 内存，但可用内存为 %2 MiB；请使用更少或更短的窗口，或关闭其他程序。</translation>
    </message>
    <message>
        <source>%1: the run needs %2 MiB of this disk, but %3 MiB are free.</source>
        <translation>%1：运行需要此磁盘的 %2 MiB 空间，但可用空间为 %3 MiB。</translation>
    </message>
    <message>
        <source>%1: key &quot;delimiter&quot; should be one character, but is &quot;%2&quot;.</source>
        <translation>%1：键“delimiter”应为一个字符，但实际为“%2”。</translation>
    </message>
    <message>
        <source>%1: key &quot;length&quot; of a FixedLength is %2; it starts at 1.</source>
        <translation>%1：FixedLength 的键“length”为 %2；最小值为 1。</translation>
    </message>
    <message>
        <source>%1: key &quot;precompiled_charsmap&quot; is not base64 at byte %2 of %3.</source>
        <translation>%1：键“precompiled_charsmap”在字节 %2（共 %3）处不是 base64。</translation>
    </message>
    <message>
        <source>%1: no tokenizer found; looked for tokenizer.json, tokenizer.model, and vocab.json with merges.txt.</source>
        <translation>%1：未找到分词器；已查找 tokenizer.json、tokenizer.model，以及 vocab.json 和 merges.txt。</translation>
    </message>
    <message>
        <source>%1: entry %2 of key &quot;vocab&quot; should be a piece of at most %3 bytes and its score, but is %4.</source>
        <translation>%1：键“vocab”的条目 %2 应为最多 %3 字节的词片及其得分，但实际为 %4。</translation>
    </message>
    <message>
        <source>%1: key &quot;unk_id&quot; is %2, but the vocabulary has %3 pieces.</source>
        <translation>%1：键“unk_id”为 %2，但词表有 %3 个词片。</translation>
    </message>
    <message>
        <source>%1: key &quot;vocab&quot; should be an array, but is %2.</source>
        <translation>%1：键“vocab”应为数组，但实际为 %2。</translation>
    </message>
    <message>
        <source>The tokenizer does not know the character &quot;%1&quot; and has no unknown token.</source>
        <translation>分词器不认识字符“%1”，且没有未知词元。</translation>
    </message>
    <message>
        <source>%1: entry &quot;%2&quot; of key &quot;added_tokens_decoder&quot; should be an id with its token, but is %3.</source>
        <translation>%1：键“added_tokens_decoder”的条目“%2”应为 id 及其词元，但实际为 %3。</translation>
    </message>
    <message>
        <source>%1: line %2 is %3; it should be two pieces and one space.</source>
        <translation>%1：第 %2 行为 %3；应为两个词片和一个空格。</translation>
    </message>
    <message>
        <source>%1: marks ends of words with &quot;&lt;/w&gt;&quot;; only byte-level pieces are supported in this form.</source>
        <translation>%1：用“&lt;/w&gt;”标记词尾；此形式只支持字节级词片。</translation>
    </message>
    <message>
        <source>%1: key &quot;model&quot; should be an object, but is %2.</source>
        <translation>%1：键“model”应为对象，但实际为 %2。</translation>
    </message>
    <message>
        <source>%1: key &quot;model&quot; has the type &quot;%2&quot;; only &quot;BPE&quot; and &quot;Unigram&quot; are supported.</source>
        <translation>%1：键“model”的类型为“%2”；只支持“BPE”和“Unigram”。</translation>
    </message>
    <message>
        <source>Spreading the sparsity over %1</source>
        <translation>正在为 %1 分配稀疏度</translation>
    </message>
    <message>
        <source>--lock %1 should be NAME=S, with a share S from 0 to 1.</source>
        <translation>--lock %1 应写成 NAME=S，其中 S 是 0 到 1 之间的比例。</translation>
    </message>
    <message>
        <source>Comparing the methods on %1</source>
        <translation>正在 %1 上比较各方法</translation>
    </message>
    <message>
        <source>Looking up a weight of %1</source>
        <translation>正在查询 %1 的一个权重</translation>
    </message>
    <message>
        <source>InputStatistics: moments were not kept.</source>
        <translation>InputStatistics：没有保存矩。</translation>
    </message>
    <message>
        <source>InputStatistics: the Hessian was not kept.</source>
        <translation>InputStatistics：没有保存 Hessian。</translation>
    </message>
    <message>
        <source>A matrix has %1 weights; at most %2 can be counted.</source>
        <translation>一个矩阵有 %1 个权重；最多只能统计 %2 个。</translation>
    </message>
    <message>
        <source>The energy of input feature %1 over the calibration tokens is not finite; check the weights before this matrix or use another text.</source>
        <translation>输入特征 %1 在校准词元上的能量不是有限数；请检查此矩阵之前的权重，或换一个文本。</translation>
    </message>
    <message>
        <source>The energy of input feature %1 over the calibration tokens is %2; check the weights before this matrix or use another text.</source>
        <translation>输入特征 %1 在校准词元上的能量为 %2；请检查此矩阵之前的权重，或换一个文本。</translation>
    </message>
    <message>
        <source>The Hessian&apos;s row of input feature %1 has an entry that is not finite.</source>
        <translation>Hessian 中输入特征 %1 的一行含有非有限的元素。</translation>
    </message>
    <message>
        <source>The Hessian of %1 inputs is not positive definite, even with damping %2 times its mean diagonal %3.</source>
        <translation>%1 个输入的 Hessian 不是正定的，即使阻尼取平均对角线 %3 的 %2 倍也不行。</translation>
    </message>
    <message>
        <source>riaScore: weight is %1 but inputNorm is %2.</source>
        <translation>riaScore：权重是 %1，而 inputNorm 是 %2。</translation>
    </message>
    <message>
        <source>Kept weights</source>
        <translation>保留的权重</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What happens to the weights that stay: nothing (none), or SparseGPT&apos;s update, which lets the rest of each row make up for what it loses.</source>
        <translation>保留的权重如何处理：不变（无），或按 SparseGPT 更新，让每行其余的权重补偿所失去的部分。</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Share of the Hessian&apos;s mean diagonal that is added to it; more makes the update more cautious. Raised by itself where the Hessian cannot be inverted otherwise.</source>
        <translation>加到 Hessian 上的平均对角线比例；越大，更新越谨慎。若 Hessian 无法求逆，会自动增大。</translation>
    </message>
    <message>
        <source>SparseGPT</source>
        <translation>SparseGPT</translation>
    </message>
    <message>
        <source>Goes through a matrix column by column, removes the weights whose loss can best be made up for, and lets the columns to the right make up for it.</source>
        <translation>逐列处理矩阵，去掉损失最容易补偿的权重，并让右边的列来补偿。</translation>
    </message>
    <message>
        <source>Columns in a block</source>
        <translation>列块宽度</translation>
    </message>
    <message>
        <source>How many columns share one threshold; the weights to remove are chosen anew for each block.</source>
        <translation>多少列共用一个阈值；每个列块重新选择要去掉的权重。</translation>
    </message>
    <message>
        <source>One input at a time</source>
        <translation>逐个输入处理</translation>
    </message>
    <message>
        <source>Within a block, prune the matrices that read one input, run the block again and only then go on to the next, so that later matrices see what earlier ones became.</source>
        <translation>在一个块内，先剪读取同一输入的矩阵，重新运行该块，再处理下一个输入，使后面的矩阵看到前面剪枝后的结果。</translation>
    </message>
    <message>
        <source>Choose by</source>
        <translation>选择依据</translation>
    </message>
    <message>
        <source>Which score chooses the weights to remove in each block, with the weights as changed so far.</source>
        <translation>在每个列块中按哪种分数选择要去掉的权重（使用已更新的权重）。</translation>
    </message>
    <message>
        <source>RIA</source>
        <translation>RIA</translation>
    </message>
    <message>
        <source>Removes the weights that make up the smallest share of their input&apos;s and of their output&apos;s weights, times a power of the norm of their input, so that no input or output is cut off altogether.</source>
        <translation>去掉在其输入和输出的权重中所占份额最小（再乘以输入范数的幂）的权重，使任何输入或输出都不会被整个切断。</translation>
    </message>
    <message>
        <source>Power of the input norm</source>
        <translation>输入范数的幂次</translation>
    </message>
    <message>
        <source>How much the norm of the input counts: 0 leaves the inputs out, 1 counts them as Wanda does.</source>
        <translation>输入范数的作用大小：0 表示不考虑输入，1 表示与 Wanda 相同。</translation>
    </message>
    <message>
        <source>Deal out columns</source>
        <translation>重新分配列</translation>
    </message>
    <message>
        <source>For n:m patterns, deal strong and weak columns evenly to the groups before choosing. In a model this is done where the new order folds into the matrices before: in the second matrix of the MLP, and within the heads of attention&apos;s output; a single matrix is dealt out as a whole, and its pattern then holds in the new order only.</source>
        <translation>对 n:m 模式，先把强弱列平均分到各组再选择。在整个模型中，只在新顺序能并入前面的矩阵时才这样做：MLP 的第二个矩阵，以及注意力输出的各个头之内；单独一个矩阵则整体重新分配，此时模式只在新的顺序下成立。</translation>
    </message>
    <message>
        <source>DSnoT</source>
        <translation>DSnoT</translation>
    </message>
    <message>
        <source>Starts from the mask of another method and swaps pruned and kept weights of each row until its average loss is near zero; changes every matrix of the plan, where the published program leaves out the MLP.</source>
        <translation>从另一种方法的掩码出发，交换每行中被剪与保留的权重，直到该行的平均损失接近零；处理方案中的每个矩阵，而原程序不处理 MLP。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Which score chooses the mask to start from; each row loses the same share.</source>
        <translation>起始掩码按哪种分数选择；每行去掉相同比例。</translation>
    </message>
    <message>
        <source>Most swaps of a row</source>
        <translation>每行最多交换次数</translation>
    </message>
    <message>
        <source>How many weights of a row may be swapped; 0 leaves the mask as it starts.</source>
        <translation>一行中最多可以交换多少个权重；0 表示保持起始掩码。</translation>
    </message>
    <message>
        <source>Small enough</source>
        <translation>足够小</translation>
    </message>
    <message>
        <source>A row whose average loss over a sequence is no larger than this is left alone.</source>
        <translation>在一个序列上平均损失不超过此值的行不再处理。</translation>
    </message>
    <message>
        <source>Power of the variance</source>
        <translation>方差的幂次</translation>
    </message>
    <message>
        <source>Weights come back first where they add much on average and vary little: the average is divided by the variance of the input to this power.</source>
        <translation>平均贡献大而变化小的权重优先恢复：平均值除以输入方差的这个幂次。</translation>
    </message>
    <message>
        <source>ALPS</source>
        <translation>ALPS</translation>
    </message>
    <message>
        <source>Searches all masks of a matrix at once for the one whose best weights change the outputs least, and sets the kept weights to them; the slowest method, and the most accurate one where much is removed.</source>
        <translation>对一个矩阵的所有掩码同时搜索，找出其最佳权重使输出变化最小的那个，并把保留的权重设为这些值；是最慢的方法，在去掉很多权重时也最准确。</translation>
    </message>
    <message>
        <source>First penalty</source>
        <translation>初始惩罚</translation>
    </message>
    <message>
        <source>How strongly the search begins to pull the weights towards a sparse matrix; it adapts from there.</source>
        <translation>搜索开始时把权重拉向稀疏矩阵的强度；之后自动调整。</translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation>最多迭代次数</translation>
    </message>
    <message>
        <source>After how many iterations the search ends if the mask has not settled.</source>
        <translation>若掩码仍未稳定，迭代多少次后结束搜索。</translation>
    </message>
    <message>
        <source>Ridge</source>
        <translation>岭</translation>
    </message>
    <message>
        <source>Share of the mean energy of the inputs that is added to each; more keeps the weights closer to the dense ones.</source>
        <translation>加到每个输入上的平均能量比例；越大，权重越接近稠密模型的值。</translation>
    </message>
    <message>
        <source>Steps for the kept weights</source>
        <translation>保留权重的步数</translation>
    </message>
    <message>
        <source>How many steps of conjugate gradients set the kept weights once the mask is found.</source>
        <translation>找到掩码后，用多少步共轭梯度确定保留的权重。</translation>
    </message>
    <message>
        <source>OWL</source>
        <translation>OWL</translation>
    </message>
    <message>
        <source>Removes less from blocks that hold many outliers, weights whose Wanda score is a multiple of their block&apos;s mean.</source>
        <translation>对离群值多的块少剪一些；离群值指 Wanda 分数达到块内平均数倍的权重。</translation>
    </message>
    <message>
        <source>Outliers from</source>
        <translation>离群倍数</translation>
    </message>
    <message>
        <source>A weight is an outlier if its score is more than this many times the mean score of its block.</source>
        <translation>分数超过块内平均分数这么多倍的权重算作离群值。</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>How far blocks may differ: the sparsest and the densest one lie twice this share apart.</source>
        <translation>各块可以相差多少：最稀疏与最稠密的块相差此比例的两倍。</translation>
    </message>
    <message>
        <source>AlphaPruning</source>
        <translation>AlphaPruning</translation>
    </message>
    <message>
        <source>Removes less from blocks whose singular values have a heavy tail, the mark of well trained matrices; looks at no text.</source>
        <translation>对奇异值呈重尾分布（训练充分的标志）的块少剪一些；不读取文本。</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>幅度</translation>
    </message>
    <message>
        <source>How far blocks may differ: before the total is met, sparsities lie between 1 minus and 1 plus this, times a common factor.</source>
        <translation>各块可以相差多少：在满足总量之前，稀疏度位于 1 减此值与 1 加此值之间，再乘以公共系数。</translation>
    </message>
    <message>
        <source>Start of the tail</source>
        <translation>尾部起点</translation>
    </message>
    <message>
        <source>alpha_peak</source>
        <translation>峰值处 (alpha_peak)</translation>
    </message>
    <message>
        <source>alpha_mid</source>
        <translation>中位数处 (alpha_mid)</translation>
    </message>
    <message>
        <source>Where the tail of the spectrum begins: near the peak of its histogram, at the best fit to a power law (alpha_peak), or at the median (alpha_mid).</source>
        <translation>谱的尾部从哪里开始：直方图峰值附近最符合幂律之处 (alpha_peak)，或中位数处 (alpha_mid)。</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Removes the same share from every matrix.</source>
        <translation>每个矩阵去掉相同比例。</translation>
    </message>
    <message>
        <source>Global threshold</source>
        <translation>全局阈值</translation>
    </message>
    <message>
        <source>Removes the weights with the lowest scores of the whole model, so that each matrix loses as much as it has of them.</source>
        <translation>去掉整个模型中分数最低的权重；每个矩阵有多少这样的权重，就去掉多少。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>幅值</translation>
    </message>
    <message>
        <source>wanda</source>
        <translation>Wanda</translation>
    </message>
    <message>
        <source>What is compared across the model: the magnitude, the Wanda score, or (automatic) the Wanda score where there is a calibration text and the magnitude where there is none.</source>
        <translation>在整个模型中比较什么：幅值、Wanda 分数，或（自动）有校准文本时用 Wanda 分数，没有时用幅值。</translation>
    </message>
    <message>
        <source>There is no strategy &quot;%1&quot;; the strategies are: %2.</source>
        <translation>没有策略“%1”；可用的策略有：%2。</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>Pruned share</source>
        <translation>剪除比例</translation>
    </message>
    <message>
        <source>Relative output error of %1 outputs</source>
        <translation>%1 个输出的相对误差</translation>
    </message>
    <message>
        <source>squared error / squared output</source>
        <translation>误差平方 / 输出平方</translation>
    </message>
    <message>
        <source>Weights that changed sides in three iterations</source>
        <translation>三次迭代中改变归属的权重</translation>
    </message>
    <message>
        <source>share of the kept ones</source>
        <translation>占保留权重的比例</translation>
    </message>
    <message>
        <source>Penalty rho</source>
        <translation>惩罚 rho</translation>
    </message>
    <message>
        <source>rho</source>
        <translation>rho</translation>
    </message>
    <message>
        <source>%1: %2 needs calibration inputs.</source>
        <translation>%1:%2 需要校准输入。</translation>
    </message>
    <message>
        <source>|average loss| of the output</source>
        <translation>输出的|平均损失|</translation>
    </message>
    <message>
        <source>Mean over rows of the |average loss|</source>
        <translation>各行|平均损失|的均值</translation>
    </message>
    <message>
        <source>swaps</source>
        <translation>交换次数</translation>
    </message>
    <message>
        <source>|average loss| of an output</source>
        <translation>一个输出的|平均损失|</translation>
    </message>
    <message>
        <source>Swaps of a row</source>
        <translation>每行的交换次数</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Before the swaps</source>
        <translation>交换之前</translation>
    </message>
    <message>
        <source>After the swaps</source>
        <translation>交换之后</translation>
    </message>
    <message>
        <source>No input of %1 was seen.</source>
        <translation>没有见到 %1 的输入。</translation>
    </message>
    <message>
        <source>inputs, by what magnitude keeps of them</source>
        <translation>输入（按幅值剪枝保留的比例排列）</translation>
    </message>
    <message>
        <source>share kept</source>
        <translation>保留比例</translation>
    </message>
    <message>
        <source>Magnitude (%1 inputs lost altogether)</source>
        <translation>幅值（完全失去 %1 个输入）</translation>
    </message>
    <message>
        <source>RIA (%1 inputs lost altogether)</source>
        <translation>RIA（完全失去 %1 个输入）</translation>
    </message>
    <message>
        <source>Share of its input&apos;s weights</source>
        <translation>在其输入的权重中所占份额</translation>
    </message>
    <message>
        <source>Share of its output&apos;s weights</source>
        <translation>在其输出的权重中所占份额</translation>
    </message>
    <message>
        <source>Both shares, times the input&apos;s norm to the power</source>
        <translation>两项份额之和乘以输入范数的幂</translation>
    </message>
    <message>
        <source>%1: the folder for an interrupted run&apos;s blocks cannot be made: %2.</source>
        <translation>%1：无法建立保存中断运行各块的文件夹：%2。</translation>
    </message>
    <message>
        <source>Size of the weights |W|</source>
        <translation>权重大小 |W|</translation>
    </message>
    <message>
        <source>Score: |W| times the norm of the input</source>
        <translation>分数：|W| 乘以输入的范数</translation>
    </message>
    <message>
        <source>input, or its rank by norm</source>
        <translation>输入，或按范数的名次</translation>
    </message>
    <message>
        <source>L2 norm over the tokens</source>
        <translation>各词元上的 L2 范数</translation>
    </message>
    <message>
        <source>Norm of each input</source>
        <translation>各输入的范数</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>排序后</translation>
    </message>
    <message>
        <source>Red: removed here, kept by magnitude; blue: the reverse</source>
        <translation>红：此处去掉而幅值剪枝保留；蓝：相反</translation>
    </message>
    <message>
        <source>|W|</source>
        <translation>|W|</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重数</translation>
    </message>
    <message>
        <source>Threshold of each row</source>
        <translation>各行的阈值</translation>
    </message>
    <message>
        <source>largest score removed</source>
        <translation>去掉的最大分数</translation>
    </message>
    <message>
        <source>What is left of each row</source>
        <translation>每行保留的比例</translation>
    </message>
    <message>
        <source>Energy of each input, diag(H)</source>
        <translation>各输入的能量 diag(H)</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>2/N times the sum of squares</source>
        <translation>平方和的 2/N</translation>
    </message>
    <message>
        <source>Diagonal of U: what an error costs</source>
        <translation>U 的对角线：一个误差的代价</translation>
    </message>
    <message>
        <source>U_jj</source>
        <translation>U_jj</translation>
    </message>
    <message>
        <source>Change of kept weights</source>
        <translation>保留权重的变化</translation>
    </message>
    <message>
        <source>Loss of each row</source>
        <translation>各行的损失</translation>
    </message>
    <message>
        <source>sum of squared errors</source>
        <translation>误差平方和</translation>
    </message>
    <message>
        <source>Expected output error</source>
        <translation>预期的输出误差</translation>
    </message>
    <message>
        <source>columns swept</source>
        <translation>已扫过的列数</translation>
    </message>
    <message>
        <source>squared error per sequence</source>
        <translation>每个序列的误差平方</translation>
    </message>
    <message>
        <source>%1: SparseGPT needs calibration inputs.</source>
        <translation>%1:SparseGPT 需要校准输入。</translation>
    </message>
    <message>
        <source>%1: the matrix reads %2 features, but the calibration inputs have %3.</source>
        <translation>%1：矩阵读取 %2 个特征，但校准输入有 %3 个。</translation>
    </message>
    <message>
        <source>The lock on %1 cannot be set: the plan has no such matrix.</source>
        <translation>无法锁定 %1：方案中没有这个矩阵。</translation>
    </message>
    <message>
        <source>The lock on %1 is %2, but should be from 0 to 1.</source>
        <translation>%1 的锁定值为 %2，但应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The lock on %1 is %2, but its pattern %3 removes %4.</source>
        <translation>%1 的锁定值为 %2，但其模式 %3 去掉 %4。</translation>
    </message>
    <message>
        <source>Strategy %1 needs a calibration text, and none was given.</source>
        <translation>策略 %1 需要校准文本，但没有给出。</translation>
    </message>
    <message>
        <source>Counting the outliers of block %1</source>
        <translation>正在统计块 %1 的离群值</translation>
    </message>
    <message>
        <source>Reading the spectrum of %1</source>
        <translation>正在读取 %1 的谱</translation>
    </message>
    <message>
        <source>Counting the scores of %1</source>
        <translation>正在统计 %1 的分数</translation>
    </message>
    <message>
        <source>Sparsity spread over %1 matrices</source>
        <translation>已把稀疏度分配到 %1 个矩阵</translation>
    </message>
    <message>
        <source>%1 is not a matrix of a block of %2.</source>
        <translation>%1 不是 %2 的块中的矩阵。</translation>
    </message>
    <message>
        <source>This method needs a calibration text, and none was given.</source>
        <translation>此方法需要校准文本，但没有给出。</translation>
    </message>
    <message>
        <source>Pruning %1 by %2 to compare</source>
        <translation>正在用 %2 剪枝 %1 以作比较</translation>
    </message>
    <message>
        <source>Left out: with %1 inputs its search takes minutes. Prune the matrix by it to see the outcome.</source>
        <translation>已略去：有 %1 个输入时它的搜索需要数分钟。用它剪枝该矩阵即可看到结果。</translation>
    </message>
    <message>
        <source>All methods compared</source>
        <translation>已比较所有方法</translation>
    </message>
    <message>
        <source>%1 has %2 rows and %3 columns; row %4, column %5 is not in it.</source>
        <translation>%1 有 %2 行 %3 列；第 %4 行第 %5 列不在其中。</translation>
    </message>
    <message>
        <source>Measuring the inputs of %1</source>
        <translation>正在测量 %1 的输入</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask, from which DSnoT starts, removes it, and no swap brought it back.</source>
        <translation>DSnoT 起始的 Wanda 掩码去掉它，且没有交换恢复它。</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask removes it, but a swap brought it back to even out the average loss of its row.</source>
        <translation>Wanda 的掩码去掉它，但一次交换为平衡该行的平均损失恢复了它。</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask keeps it, but a swap gave it up to even out the average loss of its row.</source>
        <translation>Wanda 的掩码保留它，但一次交换为平衡该行的平均损失放弃了它。</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask, from which DSnoT starts, keeps it, and no swap took it.</source>
        <translation>DSnoT 起始的 Wanda 掩码保留它，且没有交换去掉它。</translation>
    </message>
    <message>
        <source>Its score is not above the threshold of its row.</source>
        <translation>它的分数不高于该行的阈值。</translation>
    </message>
    <message>
        <source>Its score is above the threshold of its row.</source>
        <translation>它的分数高于该行的阈值。</translation>
    </message>
    <message>
        <source>Its score is not above the threshold of the matrix.</source>
        <translation>它的分数不高于矩阵的阈值。</translation>
    </message>
    <message>
        <source>Its score is above the threshold of the matrix.</source>
        <translation>它的分数高于矩阵的阈值。</translation>
    </message>
    <message>
        <source>When the sweep reached its %1 columns, removing it cost no more than the threshold there.</source>
        <translation>扫描到它所在的 %1 列时，去掉它的代价不高于当时的阈值。</translation>
    </message>
    <message>
        <source>When the sweep reached its %1 columns, removing it cost more than the threshold there; now it makes up for others.</source>
        <translation>扫描到它所在的 %1 列时，去掉它的代价高于当时的阈值；现在它为其他权重作补偿。</translation>
    </message>
    <message>
        <source>It is not among the %1 highest scores of its group of %2.</source>
        <translation>它不属于其 %2 个一组中分数最高的 %1 个。</translation>
    </message>
    <message>
        <source>It is among the %1 highest scores of its group of %2.</source>
        <translation>它属于其 %2 个一组中分数最高的 %1 个。</translation>
    </message>
    <message>
        <source>It is not in the best mask that the search found; whole masks are compared, and a single weight has no score.</source>
        <translation>它不在搜索找到的最佳掩码中；比较的是整个掩码，单个权重没有分数。</translation>
    </message>
    <message>
        <source>It is in the best mask that the search found; whole masks are compared, and a single weight has no score.</source>
        <translation>它在搜索找到的最佳掩码中；比较的是整个掩码，单个权重没有分数。</translation>
    </message>
    <message>
        <source>At this sparsity nothing is removed.</source>
        <translation>在此稀疏度下什么也不去掉。</translation>
    </message>
    <message>
        <source>At this sparsity everything is removed.</source>
        <translation>在此稀疏度下全部去掉。</translation>
    </message>
    <message>
        <source>Its score equals the threshold, but equal ones before it already make up the number.</source>
        <translation>它的分数等于阈值，但排在它前面的相同分数已经凑足数目。</translation>
    </message>
    <message>
        <source>No method of the plan looks at a calibration text, so two texts give the same mask.</source>
        <translation>方案中没有方法读取校准文本，因此两个文本给出相同的掩码。</translation>
    </message>
    <message>
        <source>%1 calibration windows were asked for; at least %2 are needed, one for each text.</source>
        <translation>要求 %1 个校准窗口；至少需要 %2 个，每个文本一个。</translation>
    </message>
    <message>
        <source>%1: its sequences have %2 tokens, but those of the text before have %3.</source>
        <translation>%1：其序列有 %2 个词元，而前一个文本的序列有 %3 个。</translation>
    </message>
    <message>
        <source>%1: key &quot;prepend&quot; has %2 bytes; at most %3 are allowed.</source>
        <translation>%1：键“prepend”有 %2 字节；最多允许 %3 字节。</translation>
    </message>
    <message>
        <source>Looking for interrupted runs</source>
        <translation>正在查找中断的运行</translation>
    </message>
    <message>
        <source>Discarding an interrupted run</source>
        <translation>正在放弃中断的运行</translation>
    </message>
    <message>
        <source>Comparing the masks of two calibrations of %1</source>
        <translation>正在比较 %1 两次校准的掩码</translation>
    </message>
    <message>
        <source>Removed, up to %1</source>
        <translation>移除，最大为 %1</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>It cannot go on: the weights in %1 have changed since.</source>
        <translation>无法继续：%1 中的权重此后已改变。</translation>
    </message>
    <message>
        <source>It cannot go on: the calibration text %1 has changed since.</source>
        <translation>无法继续：校准文本 %1 此后已改变。</translation>
    </message>
    <message>
        <source>It cannot go on: version %1 of the program began it, and this is %2.</source>
        <translation>无法继续：它由程序的 %1 版开始，而现在是 %2 版。</translation>
    </message>
    <message>
        <source>It cannot go on: the program now runs with another number of threads, which would change the last digits.</source>
        <translation>无法继续：程序现在使用不同的线程数，这会改变末位数字。</translation>
    </message>
    <message>
        <source>Run %1 is finished already, or another window goes on with it.</source>
        <translation>运行 %1 已经结束，或另一个窗口正在继续它。</translation>
    </message>
    <message>
        <source>Writing masks to %1</source>
        <translation>正在把掩码写入 %1</translation>
    </message>
    <message>
        <source>%1: a pattern should have at most %2 bytes, but has %3.</source>
        <translation>%1：表达式最多应有 %2 字节，但有 %3 字节。</translation>
    </message>
    <message>
        <source>%1: pattern &quot;%2&quot; is not a regular expression (%3 at byte %4).</source>
        <translation>%1：“%2”不是正则表达式（%3，字节 %4）。</translation>
    </message>
    <message>
        <source>%1: pattern &quot;%2&quot; needs more than %3 steps on &quot;%4&quot;.</source>
        <translation>%1：表达式“%2”在“%4”上需要超过 %3 步。</translation>
    </message>
    <message>
        <source>%1: the quotes opened in line %2 do not end.</source>
        <translation>%1：第 %2 行开始的引号没有结束。</translation>
    </message>
    <message>
        <source>%1: sparsity should be a number from 0 to 1, but is &quot;%2&quot;.</source>
        <translation>%1：稀疏度应为 0 到 1 之间的数，但为“%2”。</translation>
    </message>
    <message>
        <source>%1: locked should be true or false, but is &quot;%2&quot;.</source>
        <translation>%1：locked 应为 true 或 false，但为“%2”。</translation>
    </message>
    <message>
        <source>%1: has %2 fields, but the first line has %3.</source>
        <translation>%1：有 %2 个字段，但首行有 %3 个。</translation>
    </message>
    <message>
        <source>%1: not UTF-8 at byte %2 of %3.</source>
        <translation>%1：第 %2 字节（共 %3 字节）处不是 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the first line should have column &quot;%2&quot; once, but has it %3 times.</source>
        <translation>%1：首行应有一个“%2”列，但有 %3 个。</translation>
    </message>
    <message>
        <source>Column &quot;%1&quot; is not known here and was left out.</source>
        <translation>列“%1”在此未知，已略去。</translation>
    </message>
    <message>
        <source>PruneScope plan</source>
        <translation>PruneScope 方案</translation>
    </message>
    <message>
        <source>llm-compressor recipe</source>
        <translation>llm-compressor 配方</translation>
    </message>
    <message>
        <source>NNI config list</source>
        <translation>NNI 配置列表</translation>
    </message>
    <message>
        <source>mergekit slices</source>
        <translation>mergekit 切片</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>There is no form of plans &quot;%1&quot;; the forms are: %2.</source>
        <translation>没有方案格式“%1”；可用的格式为：%2。</translation>
    </message>
    <message>
        <source>%1: its ending &quot;%2&quot; is not that of a plan; the endings are: %3.</source>
        <translation>%1：扩展名“%2”不是方案的扩展名；可用的扩展名为：%3。</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot;: model %2 has no matrix %3.</source>
        <translation>方案“%1”：模型 %2 没有矩阵 %3。</translation>
    </message>
    <message>
        <source>%1: a plan in the form &quot;%2&quot; names parts of a model, so it can only be read for one; name the model.</source>
        <translation>%1：格式“%2”的方案引用模型的部件，因此只能针对某个模型读取；请指明模型。</translation>
    </message>
    <message>
        <source>%1: %2 should be from 0 to 1, but is %3.</source>
        <translation>%1：%2 应在 0 到 1 之间，但为 %3。</translation>
    </message>
    <message>
        <source>The plan&apos;s name, ancestry, calibration and notes are not written: this form has no place for them.</source>
        <translation>未写入方案的名称、来源、校准和备注：此格式没有存放它们的位置。</translation>
    </message>
    <message>
        <source>Locks are not written (%1 matrices).</source>
        <translation>未写入锁定（%1 个矩阵）。</translation>
    </message>
    <message>
        <source>Structural removals are not written (%1 entries).</source>
        <translation>未写入结构化移除（%1 项）。</translation>
    </message>
    <message>
        <source>The recovery after pruning is not written.</source>
        <translation>未写入剪枝后的恢复训练。</translation>
    </message>
    <message>
        <source>Keys that this version does not know are not written: %1.</source>
        <translation>未写入此版本不认识的键：%1。</translation>
    </message>
    <message>
        <source>Parameter %1 of method %2 is not written (%3 matrices).</source>
        <translation>未写入方法 %2 的参数 %1（%3 个矩阵）。</translation>
    </message>
    <message>
        <source>%1: &quot;layer_range&quot; should be two whole numbers [a, b], but is %2.</source>
        <translation>%1：“layer_range”应为两个整数 [a, b]，但为 %2。</translation>
    </message>
    <message>
        <source>%1: layer_range [%2, %3] should lie within the model&apos;s %4 blocks.</source>
        <translation>%1：layer_range [%2, %3] 应在模型的 %4 个块之内。</translation>
    </message>
    <message>
        <source>%1: is not a plan of slices: key &quot;%2&quot; should be a list.</source>
        <translation>%1：不是切片方案：键“%2”应为列表。</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot;: slices need a block that stays, but of %2 blocks %3 are removed.</source>
        <translation>方案“%1”：切片需要至少保留一个块，但 %2 个块中有 %3 个被移除。</translation>
    </message>
    <message>
        <source>Blocks whose matrices are all emptied are left out whole (%1); the two are equal where their outputs have no bias.</source>
        <translation>矩阵全部清空的块整个略去（%1）；若其输出没有偏置，两者等价。</translation>
    </message>
    <message>
        <source>Slices remove whole blocks only: the sparsities of %1 matrices are not written.</source>
        <translation>切片只能移除整个块：未写入 %1 个矩阵的稀疏度。</translation>
    </message>
    <message>
        <source>Structural removals other than whole blocks are not written (%1 entries).</source>
        <translation>未写入整块以外的结构化移除（%1 项）。</translation>
    </message>
    <message>
        <source>%1: merge_method should be &quot;passthrough&quot;, which only takes blocks out, but is &quot;%2&quot;.</source>
        <translation>%1：merge_method 应为只移除块的“passthrough”，但为“%2”。</translation>
    </message>
    <message>
        <source>%1: should have one source, since a plan is about one model, but has %2.</source>
        <translation>%1：方案只针对一个模型，因此应有一个来源，但有 %2 个。</translation>
    </message>
    <message>
        <source>%1: begins with block %2, but an earlier slice ends with block %3: a plan can leave blocks out, not repeat or reorder them.</source>
        <translation>%1：从块 %2 开始，但前面的切片到块 %3 结束：方案可以略去块，但不能重复或重排。</translation>
    </message>
    <message>
        <source>%1: takes blocks of %2 models, &quot;%3&quot; and &quot;%4&quot;, but a plan is about one.</source>
        <translation>%1：取自 %2 个模型（“%3”和“%4”）的块，但方案只针对一个模型。</translation>
    </message>
    <message>
        <source>Runs here empty the matrices of the removed blocks (%1) instead of taking the blocks out.</source>
        <translation>此处的运行会清空被移除块（%1）的矩阵，而不是取出这些块。</translation>
    </message>
    <message>
        <source>Key &quot;%1&quot; is not known here and was left out.</source>
        <translation>键“%1”在此未知，已略去。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a list of names, but is %3.</source>
        <translation>%1：“%2”应为名称列表，但为 %3。</translation>
    </message>
    <message>
        <source>%1: a config list may have at most %2 patterns, and this one has more.</source>
        <translation>%1：一个配置列表最多可有 %2 个表达式，而此列表更多。</translation>
    </message>
    <message>
        <source>%1: should be an object, but is %2.</source>
        <translation>%1：应为对象，但为 %2。</translation>
    </message>
    <message>
        <source>%1: selects no matrix of this model.</source>
        <translation>%1：未选中此模型的任何矩阵。</translation>
    </message>
    <message>
        <source>%1: gives weights no &quot;sparse_ratio&quot; and was left out.</source>
        <translation>%1：没有给权重的“sparse_ratio”，已略去。</translation>
    </message>
    <message>
        <source>%1: &quot;total_sparsity&quot; is shared out by one threshold there; here each matrix gets it alike.</source>
        <translation>%1：“total_sparsity”在那里按统一阈值分配；在这里每个矩阵都取同一值。</translation>
    </message>
    <message>
        <source>%1: sets matrix %2 to sparsity %3, but an earlier entry sets it to %4.</source>
        <translation>%1：把矩阵 %2 的稀疏度设为 %3，但前面的条目设为 %4。</translation>
    </message>
    <message>
        <source>%1: these keys have no counterpart here and were left out: %2.</source>
        <translation>%1：以下键在此没有对应项，已略去：%2。</translation>
    </message>
    <message>
        <source>A config list names no method: choose the pruner there (planned: %1).</source>
        <translation>配置列表不含方法：请在那里选择剪枝器（方案中为：%1）。</translation>
    </message>
    <message>
        <source>%1 matrices have a pattern, n of m kept; only their sparsity is written.</source>
        <translation>%1 个矩阵带有模式（每 m 个保留 n 个）；只写入了它们的稀疏度。</translation>
    </message>
    <message>
        <source>%1: is not a config list: it should be a list of objects, but is %2.</source>
        <translation>%1：不是配置列表：应为对象列表，但为 %2。</translation>
    </message>
    <message>
        <source>A config list names no method: magnitude was taken.</source>
        <translation>配置列表不含方法：采用了幅值法。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a name or a list of names, but is %3.</source>
        <translation>%1：“%2”应为名称或名称列表，但为 %3。</translation>
    </message>
    <message>
        <source>%1: a recipe may have at most %2 patterns, and this one has more.</source>
        <translation>%1：一个配方最多可有 %2 个表达式，而此配方更多。</translation>
    </message>
    <message>
        <source>%1 is not a way of pruning known here and was left out.</source>
        <translation>%1 不是此处已知的剪枝方式，已略去。</translation>
    </message>
    <message>
        <source>%1: should hold keys and values, but is %2.</source>
        <translation>%1：应包含键和值，但为 %2。</translation>
    </message>
    <message>
        <source>%1 matrices are targets of several modifiers, %2 first; the last one was taken.</source>
        <translation>%1 个矩阵是多个修改器的目标（首个为 %2）；采用了最后一个。</translation>
    </message>
    <message>
        <source>%1: mask_structure should be &quot;N:M&quot;, N pruned of every M, but is &quot;%2&quot;.</source>
        <translation>%1：mask_structure 应为“N:M”（每 M 个剪去 N 个），但为“%2”。</translation>
    </message>
    <message>
        <source>%1: mask_structure should prune N of every M with N from 1 to M - 1 and M up to 1024, but N is %2 and M is %3.</source>
        <translation>%1：mask_structure 应为每 M 个剪去 N 个，其中 N 为 1 到 M - 1，M 最大为 1024，但 N 为 %2，M 为 %3。</translation>
    </message>
    <message>
        <source>%1: %2 should be a number, but is %3.</source>
        <translation>%1：%2 应为数，但为 %3。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should have one value for each of the %3 matched targets, but has %4.</source>
        <translation>%1：“%2”应为匹配到的 %3 个目标各给一个值，但有 %4 个。</translation>
    </message>
    <message>
        <source>The pattern decides how much goes: a sparsity of %1 beside keep %2 is not used there either.</source>
        <translation>去掉多少由模式决定：与保留 %2 并列的稀疏度 %1 在那里同样不起作用。</translation>
    </message>
    <message>
        <source>Targets that match nothing in this model (%1): %2.</source>
        <translation>在此模型中没有匹配的目标（%1）：%2。</translation>
    </message>
    <message>
        <source>Key &quot;%1&quot; of %2 has no counterpart here and was left out.</source>
        <translation>%2 的键“%1”在此没有对应项，已略去。</translation>
    </message>
    <message>
        <source>Key &quot;%1&quot; of %2 is not known here and was left out.</source>
        <translation>%2 的键“%1”在此未知，已略去。</translation>
    </message>
    <message>
        <source>Magnitude pruning is done in one shot here: beginning, end and schedule were left out.</source>
        <translation>幅值剪枝在此一次完成：已略去起点、终点和进度表。</translation>
    </message>
    <message>
        <source>The profile of sparsities by OWL is not computed on reading: every block has the mean. Spread it by OWL with outlier factor %1 and range %2.</source>
        <translation>读取时不计算 OWL 的稀疏度分布：各块均取平均值。请用 OWL 以离群因子 %1、范围 %2 分配。</translation>
    </message>
    <message>
        <source>%1: is not a recipe: no key ends with &quot;Modifier&quot;, at the top stands %2.</source>
        <translation>%1：不是配方：没有以“Modifier”结尾的键，顶层为 %2。</translation>
    </message>
    <message>
        <source>Recipes know no method &quot;%1&quot;: its %2 matrices are written for %3, which removes as many weights, but others.</source>
        <translation>配方没有方法“%1”：其 %2 个矩阵写给了 %3，去掉的权重数量相同，但不是同一些。</translation>
    </message>
    <message>
        <source>%1 stands in the recipe %2 times; some releases carry out only one of them.</source>
        <translation>%1 在配方中出现 %2 次；某些版本只执行其中一个。</translation>
    </message>
    <message>
        <source>Magnitude pruning is a modifier of training there: it acts from epoch 0 to 1 and not in one shot.</source>
        <translation>幅值剪枝在那里是训练用的修改器：从第 0 轮到第 1 轮起作用，而非一次完成。</translation>
    </message>
    <message>
        <source>Patterns read the other way round there: &quot;3:4&quot; prunes 3 of every 4, which is 1:4 here.</source>
        <translation>那里的模式含义相反：“3:4”表示每 4 个剪去 3 个，在这里是 1:4。</translation>
    </message>
    <message>
        <source>Matrices of one block differ, so the sparsities stand in one list over all %1 modules in their order, ignored ones included; only newer releases take that, older ones take decoder layers.</source>
        <translation>同一块内的矩阵各不相同，因此稀疏度按顺序列成一张涵盖所有 %1 模块（含被忽略者）的列表；只有较新的版本接受，旧版本只接受解码器层。</translation>
    </message>
    <message>
        <source>%1: line %2 refers to a value that contains it or does not exist.</source>
        <translation>%1：第 %2 行引用了包含自身或不存在的值。</translation>
    </message>
    <message>
        <source>%1: at line %2 the file holds more than %3 values.</source>
        <translation>%1：到第 %2 行为止，文件中的值超过 %3 个。</translation>
    </message>
    <message>
        <source>%1: at line %2 YAML is nested deeper than %3 levels.</source>
        <translation>%1：第 %2 行处 YAML 的嵌套超过 %3 层。</translation>
    </message>
    <message>
        <source>%1: the key at line %2 is not a word but %3.</source>
        <translation>%1：第 %2 行的键不是词，而是 %3。</translation>
    </message>
    <message>
        <source>%1: the mapping at line %2 has more than %3 keys.</source>
        <translation>%1：第 %2 行的映射有超过 %3 个键。</translation>
    </message>
    <message>
        <source>%1: line %2 has key &quot;%3&quot; for the second time.</source>
        <translation>%1：第 %2 行再次出现键“%3”。</translation>
    </message>
    <message>
        <source>%1: holds a zero byte at byte %2 of %3, so it is not a text.</source>
        <translation>%1：第 %2 字节（共 %3 字节）为零字节，因此不是文本。</translation>
    </message>
    <message>
        <source>%1: not valid YAML at line %2 (%3).</source>
        <translation>%1：第 %2 行不是有效的 YAML（%3）。</translation>
    </message>
    <message>
        <source>Writing masks</source>
        <translation>正在写入掩码</translation>
    </message>
    <message>
        <source>%1: tensor %2 should hold only 0 and 1, but element %3 is %4.</source>
        <translation>%1：张量 %2 应只含 0 和 1，但第 %3 个元素为 %4。</translation>
    </message>
    <message>
        <source>%1: tensor %2 should have shape %3, as its weight, but has %4.</source>
        <translation>%1：张量 %2 的形状应与其权重相同，为 %3，但为 %4。</translation>
    </message>
    <message>
        <source>There is no variant of masks &quot;%1&quot;; the variants are: %2.</source>
        <translation>没有掩码变体“%1”；可用的变体为：%2。</translation>
    </message>
    <message>
        <source>Reading masks</source>
        <translation>正在读取掩码</translation>
    </message>
    <message>
        <source>%1: matrix %2 has two masks.</source>
        <translation>%1：矩阵 %2 有两个掩码。</translation>
    </message>
    <message>
        <source>%1: holds no mask of this model: %2 of its %3 tensors end with &quot;%4&quot;.</source>
        <translation>%1：不含此模型的掩码：%3 个张量中有 %2 个以“%4”结尾。</translation>
    </message>
    <message>
        <source>A plan holds how much goes, not what: of each mask its share and pattern were taken, not the places of its zeros; magnitude chooses them anew.</source>
        <translation>方案记录去掉多少，而非去掉哪些：只取了每个掩码的比例和模式，没有取零的位置；这些位置将由幅值法重新选择。</translation>
    </message>
    <message>
        <source>The weights in the file (weight_orig) were not read; only the masks.</source>
        <translation>未读取文件中的权重（weight_orig），只读取了掩码。</translation>
    </message>
    <message>
        <source>Masks of no matrix of this model (%1): %2.</source>
        <translation>不属于此模型任何矩阵的掩码（%1）：%2。</translation>
    </message>
    <message>
        <source>%1: masks belong to the matrices of a model; name the model.</source>
        <translation>%1：掩码属于某个模型的矩阵；请指明模型。</translation>
    </message>
    <message>
        <source>--levels %1: &quot;%2&quot; is not a share from 0 to 1.</source>
        <translation>--levels %1：“%2”不是 0 到 1 之间的比例。</translation>
    </message>
    <message>
        <source>--units %1 should be i/n: part i of n, from 1/n to n/n.</source>
        <translation>--units %1 应为 i/n:n 份中的第 i 份，从 1/n 到 n/n。</translation>
    </message>
    <message>
        <source>MODEL is missing.</source>
        <translation>缺少 MODEL。</translation>
    </message>
    <message>
        <source>Counting weights of %1</source>
        <translation>正在统计 %1 的权重</translation>
    </message>
    <message>
        <source>Looking for an earlier sweep</source>
        <translation>正在查找先前的扫描</translation>
    </message>
    <message>
        <source>Sensitivity of %1</source>
        <translation>%1 的敏感度</translation>
    </message>
    <message>
        <source>%1: is a sweep of %2 (fingerprint %3), but the open model has fingerprint %4; open that model first.</source>
        <translation>%1：是 %2（指纹 %3）的扫描，但打开的模型指纹为 %4；请先打开那个模型。</translation>
    </message>
    <message>
        <source>Sensitivity: the dense model</source>
        <translation>敏感度：稠密模型</translation>
    </message>
    <message>
        <source>Sensitivity measured</source>
        <translation>敏感度已测量</translation>
    </message>
    <message>
        <source>Sensitivity: %1 at %2 %</source>
        <translation>敏感度：%1,%2 %</translation>
    </message>
    <message>
        <source>There is no quantity &quot;%1&quot;.</source>
        <translation>没有名为“%1”的量。</translation>
    </message>
    <message>
        <source>Quantity %1 of %2 cannot be shown yet.</source>
        <translation>%2 的 %1 暂时无法显示。</translation>
    </message>
    <message>
        <source>The level is %1, but should be from 0 to 1.</source>
        <translation>级别为 %1，但应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>A sweep needs at least one level.</source>
        <translation>扫描至少需要一个级别。</translation>
    </message>
    <message>
        <source>The factor to stop at is %1, but should be 0 or more than 1.</source>
        <translation>停止倍数为 %1，但应为 0 或大于 1。</translation>
    </message>
    <message>
        <source>A sweep goes by matrix, block or kind, not by %1.</source>
        <translation>扫描可按 matrix、block 或 kind 进行，不能按 %1。</translation>
    </message>
    <message>
        <source>There is no part %1 of %2; parts are numbered from 1.</source>
        <translation>没有 %2 份中的第 %1 份；编号从 1 开始。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is missing, or not %3.</source>
        <translation>%1：缺少“%2”，或它不是 %3。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds %3, which is not a number.</source>
        <translation>%1：“%2”含有 %3，它不是数字。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds %3, which is not a name.</source>
        <translation>%1：“%2”含有 %3，它不是名称。</translation>
    </message>
    <message>
        <source>%1: level %2 of %3 is outside 0 to 1.</source>
        <translation>%1:%3 的级别 %2 不在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>%1: the format is &quot;%2&quot;, not &quot;%3&quot;.</source>
        <translation>%1：格式是“%2”，不是“%3”。</translation>
    </message>
    <message>
        <source>%1: is version %2 of the format; this program reads version %3.</source>
        <translation>%1：是格式的第 %2 版；本程序读取第 %3 版。</translation>
    </message>
    <message>
        <source>%1: %2 is &quot;%3&quot;, but that of the first part is &quot;%4&quot;.</source>
        <translation>%1:%2 为“%3”，但第一份的为“%4”。</translation>
    </message>
    <message>
        <source>%1: the dense loss is %2, but that of the first part is %3.</source>
        <translation>%1：稠密模型的损失为 %2，但第一份的为 %3。</translation>
    </message>
    <message>
        <source>%1: a point names unit %2, which is not among the units.</source>
        <translation>%1：一个点提到单元 %2，但单元中没有它。</translation>
    </message>
    <message>
        <source>There are no parts to merge.</source>
        <translation>没有可合并的部分。</translation>
    </message>
    <message>
        <source>%1: the loss of %2 at level %3 is %4, but another part says %5.</source>
        <translation>%1:%2 在级别 %3 的损失为 %4，但另一份说是 %5。</translation>
    </message>
    <message>
        <source>%1: a prediction needs a sweep of %2 by matrix over all its matrices, with at least %3 probes.</source>
        <translation>%1：预测需要对 %2 的所有矩阵按矩阵扫描，并至少有 %3 个随机方案。</translation>
    </message>
    <message>
        <source>Measuring the plan quickly</source>
        <translation>正在快速测量方案</translation>
    </message>
    <message>
        <source>Measured sensitivity</source>
        <translation>测得的敏感度</translation>
    </message>
    <message>
        <source>Removes less from matrices whose pruning was measured to cost more: the total is reached where the sum of their losses is least.</source>
        <translation>对实测剪枝代价更大的矩阵去掉得更少：在损失之和最小处达到总稀疏度。</translation>
    </message>
    <message>
        <source>How far the sparsity of a matrix may lie from the total.</source>
        <translation>一个矩阵的稀疏度可以偏离总体多远。</translation>
    </message>
    <message>
        <source>The sweep is of %1 (fingerprint %2), but %3 has fingerprint %4.</source>
        <translation>该扫描属于 %1（指纹 %2），但 %3 的指纹为 %4。</translation>
    </message>
    <message>
        <source>The sweep has no point of %1; measure it by matrix over the whole model.</source>
        <translation>扫描中没有 %1 的点；请按矩阵对整个模型测量。</translation>
    </message>
    <message>
        <source>The plan is worse than any that was measured for the prediction.</source>
        <translation>此方案比为预测而测量的任何方案都差。</translation>
    </message>
    <message>
        <source>%1 is pruned by %2, but the sweep measured %3 with other settings or another method.</source>
        <translation>%1 用 %2 剪枝，但扫描测量的是 %3，其设置或方法不同。</translation>
    </message>
    <message>
        <source>%1 has the pattern %2, but the sweep removed weights anywhere.</source>
        <translation>%1 的模式为 %2，但扫描中的权重可在任意位置去掉。</translation>
    </message>
    <message>
        <source>%1 loses %2 %, but the sweep went only to %3 %.</source>
        <translation>%1 去掉 %2 %，但扫描只到 %3 %。</translation>
    </message>
    <message>
        <source>The probes are of model %1 with %2 matrices, the prediction of %3 with %4.</source>
        <translation>随机方案属于有 %2 个矩阵的模型 %1，预测属于有 %4 个矩阵的 %3。</translation>
    </message>
    <message>
        <source>%1: %2 has %3 shares for %4 matrices.</source>
        <translation>%1:%2 对 %4 个矩阵有 %3 个比例。</translation>
    </message>
    <message>
        <source>%1: holds %2 at level %3 twice.</source>
        <translation>%1:%2 在级别 %3 出现两次。</translation>
    </message>
    <message>
        <source>Drawing the activations</source>
        <translation>正在绘制激活值</translation>
    </message>
    <message>
        <source>Measuring the activations of %1</source>
        <translation>正在测量 %1 的激活值</translation>
    </message>
    <message>
        <source>Saving the project as %1</source>
        <translation>正在将项目另存为 %1</translation>
    </message>
    <message>
        <source>--out %1 ends neither in .csv nor in .json.</source>
        <translation>--out %1 既不以 .csv 结尾，也不以 .json 结尾。</translation>
    </message>
    <message>
        <source>--bound %1 should be NAME=MIN:MAX, with rising shares from 0 to 1.</source>
        <translation>--bound %1 应写成 NAME=MIN:MAX，两个比例从小到大且在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>--plan needs --out, the file to write.</source>
        <translation>--plan 需要 --out，即要写入的文件。</translation>
    </message>
    <message>
        <source>--plan is missing; only a checkpoint that was pruned here (--pruned) brings its own.</source>
        <translation>缺少 --plan；只有在此剪枝的检查点（--pruned）自带方案。</translation>
    </message>
    <message>
        <source>%1: has no finished run of plan %2 on %3.</source>
        <translation>%1：没有在 %3 上完成的方案 %2 的运行。</translation>
    </message>
    <message>
        <source>Reading the tree of plans</source>
        <translation>正在读取方案树</translation>
    </message>
    <message>
        <source>Keeping the plan</source>
        <translation>正在保留方案</translation>
    </message>
    <message>
        <source>Restoring a plan</source>
        <translation>正在恢复方案</translation>
    </message>
    <message>
        <source>Renaming a plan</source>
        <translation>正在重命名方案</translation>
    </message>
    <message>
        <source>Removing a plan</source>
        <translation>正在移除方案</translation>
    </message>
    <message>
        <source>Reading plans</source>
        <translation>正在读取方案</translation>
    </message>
    <message>
        <source>Reading where a plan&apos;s figures come from</source>
        <translation>正在读取方案数据的来源</translation>
    </message>
    <message>
        <source>%1: cannot be written.</source>
        <translation>%1：无法写入。</translation>
    </message>
    <message>
        <source>Writing a report to %1</source>
        <translation>正在把报告写到 %1</translation>
    </message>
    <message>
        <source>ChannelStatistics: the activations have %1 channels, but %2 were expected.</source>
        <translation>ChannelStatistics：激活值有 %1 个通道，但应有 %2 个。</translation>
    </message>
    <message>
        <source>BlockChange: the block&apos;s input has %1 values, but its output has %2.</source>
        <translation>BlockChange：块的输入有 %1 个值，但输出有 %2 个。</translation>
    </message>
    <message>
        <source>A total sparsity of %1 is wanted, but it can only be from %2 to %3: locked and n:m matrices stay as they are, and no other one loses more than its bounds or %4 allow.</source>
        <translation>要求的总稀疏度为 %1，但只能在 %2 到 %3 之间：已锁定的矩阵和 n:m 矩阵保持不变，其他矩阵的去除量不会超过其界限或 %4。</translation>
    </message>
    <message>
        <source>The plan&apos;s quantity is not a number.</source>
        <translation>方案的该量不是数值。</translation>
    </message>
    <message>
        <source>The wanted quantity is not a number.</source>
        <translation>要求的量不是数值。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be from 0 to 1, but is %3.</source>
        <translation>%1：键“%2”应在 0 到 1 之间，但其值为 %3。</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; is %3, which is more than &quot;%4&quot;, %5.</source>
        <translation>%1：键“%2”为 %3，大于“%4”的 %5。</translation>
    </message>
    <message>
        <source>RowRanks: %1 scores do not fill a matrix of %2 rows and %3 columns of at most %4.</source>
        <translation>RowRanks:%1 个分数填不满 %2 行、%3 列（最多 %4 列）的矩阵。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Channel %1 of the residual stream before block %2 is not finite; check the weights before it.</source>
        <translation>块 %2 之前的残差流中，通道 %1 不是有限值；请检查此处之前的权重。</translation>
    </message>
    <message>
        <source>Input feature %1 of %2 is not finite; check the weights before this matrix.</source>
        <translation>%2 的输入特征 %1 不是有限值；请检查此矩阵之前的权重。</translation>
    </message>
    <message>
        <source>There is no activation quantity &quot;%1&quot;; there are norm, mean, variance, max, share_above_6 and share_above_5_means.</source>
        <translation>没有激活量“%1”；可用的有 norm、mean、variance、max、share_above_6 和 share_above_5_means。</translation>
    </message>
    <message>
        <source>Measuring the activations of block %1</source>
        <translation>正在测量块 %1 的激活值</translation>
    </message>
    <message>
        <source>Activations measured</source>
        <translation>激活值已测量</translation>
    </message>
    <message>
        <source>%1 has no place &quot;%2&quot; where activations are measured.</source>
        <translation>%1 没有可测量激活值的位置“%2”。</translation>
    </message>
    <message>
        <source>There is no channel %1: %2 has %3.</source>
        <translation>没有通道 %1：%2 共有 %3 个通道。</translation>
    </message>
    <message>
        <source>The bounds of %1 cannot be set: the plan has no such matrix.</source>
        <translation>无法设置 %1 的界限：方案中没有这个矩阵。</translation>
    </message>
    <message>
        <source>The bounds of %1 are %2 and %3, but should rise and be from 0 to 1.</source>
        <translation>%1 的界限为 %2 和 %3，但应从小到大且在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>%1: there is no plan whose id begins with &quot;%2&quot;.</source>
        <translation>%1：没有 id 以“%2”开头的方案。</translation>
    </message>
    <message>
        <source>%1: %2 plans have an id that begins with &quot;%3&quot;, among them %4 and %5.</source>
        <translation>%1：有 %2 个方案的 id 以“%3”开头，其中包括 %4 和 %5。</translation>
    </message>
    <message>
        <source>strided: windows overlap, and each token counts once, with at least the overlap before it as context.</source>
        <translation>strided：窗口重叠，每个词元计一次，前面至少有重叠部分作上下文。</translation>
    </message>
    <message>
        <source>llama.cpp: consecutive windows that begin with the start token; the second half of each counts.</source>
        <translation>llama.cpp：相邻窗口，以起始词元开头；每个窗口的后半部分计入。</translation>
    </message>
    <message>
        <source>lm-eval: rolling windows document by document; every token counts.</source>
        <translation>lm-eval：逐文档滚动窗口；每个词元都计入。</translation>
    </message>
    <message>
        <source>paper: consecutive windows without overlap, the incomplete last one dropped; all tokens but the first of each count.</source>
        <translation>paper：相邻不重叠的窗口，舍去不完整的最后一个；每个窗口除第一个词元外都计入。</translation>
    </message>
    <message>
        <source>Pruning of %1: %2</source>
        <translation>%1 的剪枝：%2</translation>
    </message>
    <message>
        <source>Written by PruneScope %1 on %2.</source>
        <translation>由 PruneScope %1 于 %2 写成。</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>计划稀疏度</translation>
    </message>
    <message>
        <source>%1 of the planned matrices: %2 of %3 weights</source>
        <translation>计划中矩阵的 %1:%3 个权重中的 %2 个</translation>
    </message>
    <message>
        <source>Of the whole model</source>
        <translation>占整个模型</translation>
    </message>
    <message>
        <source>Reached by the run</source>
        <translation>运行实际达到</translation>
    </message>
    <message>
        <source>Methods (matrices)</source>
        <translation>方法（矩阵数）</translation>
    </message>
    <message>
        <source>Patterns (matrices)</source>
        <translation>模式（矩阵数）</translation>
    </message>
    <message>
        <source>Size of the planned matrices</source>
        <translation>计划中矩阵的大小</translation>
    </message>
    <message>
        <source>%1 dense, %2 as bitmask with the weights that stay, %3 with 2:4 matrices packed</source>
        <translation>稠密 %1，位掩码加保留的权重 %2,2:4 矩阵打包后 %3</translation>
    </message>
    <message>
        <source>Predicted perplexity</source>
        <translation>预测困惑度</translation>
    </message>
    <message>
        <source>%1 (nine of ten plans lie from %2 to %3)</source>
        <translation>%1（十个方案中有九个在 %2 到 %3 之间）</translation>
    </message>
    <message>
        <source>Measured perplexity</source>
        <translation>实测困惑度</translation>
    </message>
    <message>
        <source>%1 dense, %2 pruned</source>
        <translation>稠密 %1，剪枝后 %2</translation>
    </message>
    <message>
        <source>On this text the pruned model cannot be told apart from the dense one: %1 nats per token, paired.</source>
        <translation>在此文本上，剪枝后的模型与稠密模型无法区分：每词元 %1 奈特（配对）。</translation>
    </message>
    <message>
        <source>The pruned model is worse by %1 nats per token (paired difference and standard error).</source>
        <translation>剪枝后的模型每词元差 %1 奈特（配对差与标准误）。</translation>
    </message>
    <message>
        <source>The pruned model is better by %1 nats per token (paired difference and standard error).</source>
        <translation>剪枝后的模型每词元好 %1 奈特（配对差与标准误）。</translation>
    </message>
    <message>
        <source>Where weights go</source>
        <translation>权重在何处去掉</translation>
    </message>
    <message>
        <source>Planned sparsity, percent of each matrix</source>
        <translation>计划稀疏度，占各矩阵的百分比</translation>
    </message>
    <message>
        <source>Output error of each matrix on the calibration text, relative</source>
        <translation>各矩阵在校准文本上的相对输出误差</translation>
    </message>
    <message>
        <source>Loss that each matrix costs alone at its planned sparsity, thousandths of a nat per token (from the sweep)</source>
        <translation>各矩阵单独按计划稀疏度剪枝时的损失，每词元千分之一奈特（来自扫描）</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Each curve prunes one part with %1 and leaves the rest dense; the most fragile parts are named, the others grey.</source>
        <translation>每条曲线只用 %1 剪一个部分，其余保持稠密；最脆弱的部分标出名称，其他为灰色。</translation>
    </message>
    <message>
        <source>Loss gained over the dense model; bars are one paired standard error</source>
        <translation>相对稠密模型增加的损失；误差棒为一个配对标准误</translation>
    </message>
    <message>
        <source>Share removed of the part</source>
        <translation>该部分去掉的比例</translation>
    </message>
    <message>
        <source>Loss gained (nats per token)</source>
        <translation>增加的损失（奈特/词元）</translation>
    </message>
    <message>
        <source>Text %1, %2 windows of %3 tokens, convention %4; dense perplexity %5.</source>
        <translation>文本 %1,%2 个 %3 词元的窗口，约定 %4；稠密困惑度 %5。</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Loss (nats per token)</source>
        <translation>损失（奈特/词元）</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>每字节比特</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>剪枝后</translation>
    </message>
    <message>
        <source>Convention %1, %2 windows of %3 tokens of %4. ± is the standard error over windows.</source>
        <translation>约定 %1,%4 的 %2 个 %3 词元的窗口。± 为窗口间的标准误。</translation>
    </message>
    <message>
        <source>Paired difference</source>
        <translation>配对差</translation>
    </message>
    <message>
        <source>%1 ± %2 nats per token; perplexity times %3</source>
        <translation>每词元 %1 ± %2 奈特；困惑度为 %3 倍</translation>
    </message>
    <message>
        <source>Kullback-Leibler divergence of the predictions</source>
        <translation>预测分布的 KL 散度</translation>
    </message>
    <message>
        <source>mean %1, median %2, 95th percentile %3, 99th %4, largest %5 nats per token</source>
        <translation>均值 %1，中位数 %2,95 百分位 %3,99 百分位 %4，最大 %5 奈特/词元</translation>
    </message>
    <message>
        <source>Same most likely token</source>
        <translation>最可能的词元相同</translation>
    </message>
    <message>
        <source>%1 of the positions</source>
        <translation>%1 的位置</translation>
    </message>
    <message>
        <source>Output of each block, pruned against dense</source>
        <translation>各块的输出，剪枝后与稠密相比</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Outputs × inputs</source>
        <translation>输出 × 输入</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>输出误差</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>n:m keeps n of every m weights along the inputs. Output error: ||X (W&apos; - W)^T|| / ||X W^T|| on the calibration inputs.</source>
        <translation>n:m 表示沿输入方向每 m 个权重保留 n 个。输出误差：校准输入上的 ||X (W&apos; - W)^T|| / ||X W^T||。</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>数字的来源</translation>
    </message>
    <message>
        <source>Fingerprint of the model</source>
        <translation>模型指纹</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Derived from plan</source>
        <translation>来自方案</translation>
    </message>
    <message>
        <source>Run of the project</source>
        <translation>项目中的运行</translation>
    </message>
    <message>
        <source>Program of the run</source>
        <translation>运行所用程序</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>%1, %2 windows of %3 tokens, seed %4</source>
        <translation>%1,%2 个 %3 词元的窗口，种子 %4</translation>
    </message>
    <message>
        <source>SHA-256 of the calibration text</source>
        <translation>校准文本的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the evaluation text</source>
        <translation>评估文本的 SHA-256</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>计算环境</translation>
    </message>
    <message>
        <source>The same run once more, from the folder of this page; MODEL and TEXT stand for where they lie on your machine:</source>
        <translation>要重做这次运行，请在本页所在文件夹执行；MODEL 和 TEXT 代表它们在你机器上的位置：</translation>
    </message>
    <message>
        <source>Files beside this page</source>
        <translation>与本页同在的文件</translation>
    </message>
    <message>
        <source>the plan; PruneScope opens it</source>
        <translation>方案；PruneScope 可以打开</translation>
    </message>
    <message>
        <source>the table of matrices</source>
        <translation>矩阵表</translation>
    </message>
    <message>
        <source>all figures for programs</source>
        <translation>供程序读取的全部数字</translation>
    </message>
    <message>
        <source>the sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>The plan has the matrix %1, which %2 lacks.</source>
        <translation>方案中有矩阵 %1，但 %2 没有。</translation>
    </message>
    <message>
        <source>%1: is open somewhere; close it there or choose another name.</source>
        <translation>%1：正在别处打开；请先在那里关闭，或换一个名称。</translation>
    </message>
    <message>
        <source>%1: is this project&apos;s own file; choose another name.</source>
        <translation>%1：就是本项目自己的文件；请换一个名称。</translation>
    </message>
    <message>
        <source>Answering questions</source>
        <translation>正在答题</translation>
    </message>
    <message>
        <source>--tasks is missing; only the bundled model has questions of its own.</source>
        <translation>缺少 --tasks；只有自带模型有自己的题目。</translation>
    </message>
    <message>
        <source>--token is %1, but the text has tokens 0 to %2.</source>
        <translation>--token 为 %1，但文本的词元为 0 至 %2。</translation>
    </message>
    <message>
        <source>Token %1 is not scored by this convention; choose another one.</source>
        <translation>此约定不对词元 %1 计分；请选择另一个。</translation>
    </message>
    <message>
        <source>Reading the prompts of the project</source>
        <translation>正在读取项目的提示</translation>
    </message>
    <message>
        <source>Seeking the worst passages</source>
        <translation>正在寻找最差的段落</translation>
    </message>
    <message>
        <source>Predicting the chosen token</source>
        <translation>正在预测所选词元</translation>
    </message>
    <message>
        <source>Reading the models of the project</source>
        <translation>正在读取项目中的模型</translation>
    </message>
    <message>
        <source>Comparing models of the project</source>
        <translation>正在比较项目中的模型</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>正在写备注</translation>
    </message>
    <message>
        <source>Losses of %1 and of %2 tokens are no pairs.</source>
        <translation>%1 个与 %2 个词元的损失无法配对。</translation>
    </message>
    <message>
        <source>The windows end at token %1, but there are losses of %2 tokens.</source>
        <translation>窗口止于词元 %1，但损失有 %2 个词元。</translation>
    </message>
    <message>
        <source>The text is too short to tell %1 and %2 apart (windows: %3; needed: %4).</source>
        <translation>文本太短，无法区分%1和%2（窗口：%3；至少需要：%4）。</translation>
    </message>
    <message>
        <source>%1 and %2 give every token the same probability.</source>
        <translation>%1和%2给每个词元的概率都相同。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart on this text: the 95 % interval of the difference, %3 to %4 nats per token, contains zero.</source>
        <translation>在此文本上无法区分%1和%2：差值的 95 % 区间（每词元 %3 至 %4 奈特）包含 0。</translation>
    </message>
    <message>
        <source>%1 is better than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, excludes zero.</source>
        <translation>%1比%2好，每词元好 %3 ± %4 奈特；这是确定的：95 % 区间 %5 至 %6 不含 0。</translation>
    </message>
    <message>
        <source>%1 is worse than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, excludes zero.</source>
        <translation>%1比%2差，每词元差 %3 ± %4 奈特；这是确定的：95 % 区间 %5 至 %6 不含 0。</translation>
    </message>
    <message>
        <source>%1 question is too few to tell %2 and %3 apart.</source>
        <translation>仅 %1 道题，不足以区分 %2 与 %3。</translation>
    </message>
    <message>
        <source>%1 and %2 are right on the same questions.</source>
        <translation>%1 与 %2 答对的题目完全相同。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart on these %3 questions (difference %4 ± %5 points).</source>
        <translation>在这 %3 道题上无法区分 %1 与 %2（相差 %4 ± %5 个百分点）。</translation>
    </message>
    <message>
        <source>%1 is right more often than %2, by %3 ± %4 points: more than twice the error.</source>
        <translation>%1 比 %2 答对更多，高 %3 ± %4 个百分点：超过误差的两倍。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; is missing.</source>
        <translation>%1：缺少键“%2”。</translation>
    </message>
    <message>
        <source>%1: the keys &quot;%2&quot; and &quot;%3&quot; are both missing.</source>
        <translation>%1：键“%2”和“%3”都缺少。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; is %3: the question comes without its answer, as in test splits; take the validation split.</source>
        <translation>%1：键“%2”为 %3：该题没有附答案，测试集通常如此；请改用验证集。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a whole number from %3 to %4, but is %5.</source>
        <translation>%1：键“%2”应为 %3 到 %4 的整数，实际为 %5。</translation>
    </message>
    <message>
        <source>%1: the key &quot;answerKey&quot; is %2, but no choice has that label.</source>
        <translation>%1：键“answerKey”为 %2，但没有选项使用该标签。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a list of texts.</source>
        <translation>%1：键“%2”应为文本列表。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a list of texts, but item %3 is %4.</source>
        <translation>%1：键“%2”应为文本列表，但第 %3 项是 %4。</translation>
    </message>
    <message>
        <source>%1: the question has %2 choices, but should have 2 to %3.</source>
        <translation>%1：该题有 %2 个选项，应为 2 到 %3 个。</translation>
    </message>
    <message>
        <source>%1: each of &quot;choices&quot; should be an object with &quot;text&quot; and &quot;label&quot;.</source>
        <translation>%1：“choices”的每一项都应是带“text”和“label”的对象。</translation>
    </message>
    <message>
        <source>%1: the question has %2 choices, but %3 labels.</source>
        <translation>%1：该题有 %2 个选项，却有 %3 个标签。</translation>
    </message>
    <message>
        <source>%1: the key &quot;sentence&quot; has no blank &quot;_&quot; to fill.</source>
        <translation>%1：键“sentence”中没有待填的空“_”。</translation>
    </message>
    <message>
        <source>There is no multiple-choice format &quot;%1&quot;; there are arc, boolq, hellaswag, openbookqa, piqa, rte and winogrande.</source>
        <translation>没有选择题格式“%1”；可用的有 arc、boolq、hellaswag、openbookqa、piqa、rte 和 winogrande。</translation>
    </message>
    <message>
        <source>%1: expected a JSON object with a question, found %2.</source>
        <translation>%1：应为包含题目的 JSON 对象，实际为 %2。</translation>
    </message>
    <message>
        <source>%1: these are the fields of no known data set (ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE, WinoGrande): %2.</source>
        <translation>%1：这些字段不属于任何已知数据集（ARC、BoolQ、HellaSwag、OpenBookQA、PIQA、RTE、WinoGrande）：%2。</translation>
    </message>
    <message>
        <source>%1: the line has %2 bytes, but a question has at most %3.</source>
        <translation>%1：该行有 %2 字节，而一道题最多 %3 字节。</translation>
    </message>
    <message>
        <source>%1: byte %2 of the line is not UTF-8.</source>
        <translation>%1：该行第 %2 个字节不是 UTF-8。</translation>
    </message>
    <message>
        <source>%1: there is no question in the file.</source>
        <translation>%1：文件中没有题目。</translation>
    </message>
    <message>
        <source>The stride is %1, but convention llama.cpp needs one from 1 to below the window of %2.</source>
        <translation>步长为 %1，但约定 llama.cpp 需要从 1 到小于窗口 %2 的步长。</translation>
    </message>
    <message>
        <source>A choice has %1 tokens, but the model&apos;s context is %2.</source>
        <translation>某个选项有 %1 个词元，而模型的上下文为 %2。</translation>
    </message>
    <message>
        <source>A choice without context starts with the BOS or EOS token, but the tokenizer has neither.</source>
        <translation>没有上文的选项以 BOS 或 EOS 词元开头，但该分词器两者都没有。</translation>
    </message>
    <message>
        <source>The choice &quot;%1&quot; leaves no token to score after its context.</source>
        <translation>选项“%1”在上文之后没有可计分的词元。</translation>
    </message>
    <message>
        <source>Multiple choice: context %1 of %2, block %3 of %4</source>
        <translation>选择题：第 %1 个上文，共 %2 个；第 %3 块，共 %4 块</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1 第 %2 行：%3</translation>
    </message>
    <message>
        <source>Only answers to the same questions compare: one model had %1 (%2 questions), the other %3 (%4 questions).</source>
        <translation>只有对相同题目的回答才能比较：一个模型答的是 %1（%2 题），另一个是 %3（%4 题）。</translation>
    </message>
    <message>
        <source>There is no bundled question set &quot;%1&quot;; there is %2.</source>
        <translation>没有自带题集“%1”；可用的是 %2。</translation>
    </message>
    <message>
        <source>%1: there is no .jsonl file in the folder.</source>
        <translation>%1：文件夹中没有 .jsonl 文件。</translation>
    </message>
    <message>
        <source>There is no file with questions; name at least one.</source>
        <translation>没有题目文件；请至少指定一个。</translation>
    </message>
    <message>
        <source>Only answers to the same questions compare: one model had %1 tasks, the other %2.</source>
        <translation>只有对相同题目的回答才能比较：一个模型有 %1 个任务，另一个有 %2 个。</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a list of whole numbers.</source>
        <translation>%1：键“%2”应为整数列表。</translation>
    </message>
    <message>
        <source>%1: there are %2 answers, but %3 picked choices.</source>
        <translation>%1：有 %2 个答案，却有 %3 个所选选项。</translation>
    </message>
    <message>
        <source>%1 (%2 tokens) and %3 (%4 tokens) are not the same text in the same windows.</source>
        <translation>%1（%2 个词元）与 %3（%4 个词元）不是相同窗口中的相同文本。</translation>
    </message>
    <message>
        <source>The mean loss is not a number: some weights or activations of this model are not finite.</source>
        <translation>平均损失不是数：此模型的某些权重或激活不是有限值。</translation>
    </message>
    <message>
        <source>Guessing evenly among all %1 tokens would cost %2 nats; this model costs %3. Its weights, its tokenizer or the text do not belong together.</source>
        <translation>在全部 %1 个词元中均匀猜测的代价为 %2 奈特；此模型为 %3。其权重、分词器或文本不相配。</translation>
    </message>
    <message>
        <source>Knowing only how often each token occurs in this text would cost %1 nats; this model costs %2. It was not made for such a text, or its tokenizer does not belong to it.</source>
        <translation>只知道各词元在此文本中的频率时代价为 %1 奈特；此模型为 %2。它不是为这类文本训练的，或分词器与它不相配。</translation>
    </message>
    <message>
        <source>The evaluation has too few windows (%1): below %2 no standard error can be trusted.</source>
        <translation>评估的窗口太少（%1）：少于 %2 个时标准误不可信。</translation>
    </message>
    <message>
        <source>Convention paper leaves out the last %1 % of this text, which fills no window of %2 tokens; a shorter window uses more of it.</source>
        <translation>约定 paper 舍去了此文本最后的 %1 %，它填不满 %2 个词元的窗口；更短的窗口能用上更多文本。</translation>
    </message>
    <message>
        <source>The tokenizer makes %1 tokens of %2 bytes: it spells this text out, so perplexity compares with nothing; bits per byte does.</source>
        <translation>分词器把 %2 个字节拆成 %1 个词元：它在逐字节拼写此文本，困惑度因此无从比较；每字节比特数可以。</translation>
    </message>
    <message>
        <source>This is WikiText-2&apos;s test split read as it lies; published figures of convention %1 join its rows with two newlines.</source>
        <translation>这是按原样读取的 WikiText-2 测试集；约定 %1 的已发表数值用两个换行连接各行。</translation>
    </message>
    <message>
        <source>This is WikiText-2&apos;s test split with joined rows; llama.cpp&apos;s published figures read the file as it lies.</source>
        <translation>这是各行已连接的 WikiText-2 测试集；llama.cpp 的已发表数值按原样读取文件。</translation>
    </message>
    <message>
        <source>WikiText-2&apos;s test split has %1 tokens (%2 windows of %3) with LLaMA&apos;s tokenizer, but this model&apos;s makes %4 (%5 windows).</source>
        <translation>用 LLaMA 的分词器，WikiText-2 测试集有 %1 个词元（%2 个 %3 词元的窗口），但此模型的分词器得到 %4 个（%5 个窗口）。</translation>
    </message>
    <message>
        <source>The file is called %1, but it is not WikiText-2&apos;s test split; its windows and figures compare with no published ones.</source>
        <translation>文件名为 %1，但不是 WikiText-2 测试集；其窗口和数值不能与任何已发表的相比。</translation>
    </message>
    <message>
        <source>There is no such axis.</source>
        <translation>没有这样的坐标轴。</translation>
    </message>
    <message>
        <source>Zeros of the block matrices</source>
        <translation>块内矩阵的零占比</translation>
    </message>
    <message>
        <source>Size with a bitmask for zeros</source>
        <translation>以位掩码存零的大小</translation>
    </message>
    <message>
        <source>Size with 2:4 matrices packed</source>
        <translation>压缩 2:4 矩阵后的大小</translation>
    </message>
    <message>
        <source>Weights that are not zero</source>
        <translation>非零权重数</translation>
    </message>
    <message>
        <source>Measured tokens per second</source>
        <translation>实测每秒词元数</translation>
    </message>
    <message>
        <source>There is no axis &quot;%1&quot;; there are zeros, bytes, bytes_24, parameters and tokens_per_second.</source>
        <translation>没有坐标轴“%1”；可用的有 zeros、bytes、bytes_24、parameters 和 tokens_per_second。</translation>
    </message>
    <message>
        <source>BOS at the start of each document</source>
        <translation>每个文档开头有 BOS</translation>
    </message>
    <message>
        <source>BOS in place of each window&apos;s first token</source>
        <translation>每个窗口的首个词元换成 BOS</translation>
    </message>
    <message>
        <source>BOS or EOS before each document</source>
        <translation>每个文档前加 BOS 或 EOS</translation>
    </message>
    <message>
        <source>no BOS</source>
        <translation>无 BOS</translation>
    </message>
    <message>
        <source>The evaluation is too short to tell the pruned model from the dense one (windows: %1; needed: %2).</source>
        <translation>评估太短，无法区分剪枝后的模型与稠密模型（窗口：%1；至少需要：%2）。</translation>
    </message>
    <message>
        <source>95 % interval, windows resampled</source>
        <translation>95 % 区间（对窗口重抽样）</translation>
    </message>
    <message>
        <source>%1 to %2 nats per token</source>
        <translation>每词元 %1 至 %2 奈特</translation>
    </message>
    <message>
        <source>every scored token: its loss under both models, its rank, the divergence</source>
        <translation>每个计分的词元：两个模型的损失、排名、散度</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>Change of loss by the token&apos;s place in its window; bars are one standard error over windows</source>
        <translation>损失变化与词元在窗口中位置的关系；误差棒为各窗口间的一个标准误</translation>
    </message>
    <message>
        <source>Place in the window (tokens)</source>
        <translation>窗口内的位置（词元）</translation>
    </message>
    <message>
        <source>Change of loss (nats per token)</source>
        <translation>损失变化（奈特/词元）</translation>
    </message>
    <message>
        <source>The passages of up to 32 tokens that lost most; loss gained in nats over the whole passage</source>
        <translation>损失增加最多的段落（每段至多 32 个词元）；增加量为整段之和，单位奈特</translation>
    </message>
    <message>
        <source>Loss gained</source>
        <translation>增加的损失</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首词元</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Length, pruned / dense</source>
        <translation>长度比（剪枝后 / 稠密）</translation>
    </message>
    <message>
        <source>Drift of the hidden states after each block, mean over the tokens</source>
        <translation>各块之后隐藏状态的漂移，取词元平均</translation>
    </message>
    <message>
        <source>Share of the dense model&apos;s</source>
        <translation>相对稠密模型</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Models of the project; a number is the run that made the model, a grey one is beaten in both</source>
        <translation>项目中的模型；数字为产生该模型的运行，灰色者两项均不及他者</translation>
    </message>
    <message>
        <source>Zeros of the prunable matrices</source>
        <translation>可剪枝矩阵中的零</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Where it hurts</source>
        <translation>受损之处</translation>
    </message>
    <message>
        <source>Loss by how often a token occurs in this text, nats per token; ± is one standard error over windows</source>
        <translation>按词元在本文本中出现次数统计的损失（奈特/词元）；± 为各窗口间的一个标准误</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>出现次数</translation>
    </message>
    <message>
        <source>Loss by the text&apos;s files, nats per token</source>
        <translation>按文本文件统计的损失（奈特/词元）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>选择题</translation>
    </message>
    <message>
        <source>Share of right answers; normalised: likelihoods divided by the answers&apos; characters</source>
        <translation>答对的比例；归一化：似然除以答案的字符数</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>随机猜测</translation>
    </message>
    <message>
        <source>Dense, normalised</source>
        <translation>稠密（归一化）</translation>
    </message>
    <message>
        <source>Pruned, normalised</source>
        <translation>剪枝后（归一化）</translation>
    </message>
    <message>
        <source>Texts side by side</source>
        <translation>文本对照</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Tokens are chosen</source>
        <translation>词元选取</translation>
    </message>
    <message>
        <source>drawn, temperature %1, top-p %2, seed %3</source>
        <translation>抽样，温度 %1，top-p %2，种子 %3</translation>
    </message>
    <message>
        <source>greedily</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>Models of the project</source>
        <translation>项目中的模型</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>Against the dense model (points)</source>
        <translation>相对稠密模型（百分点）</translation>
    </message>
    <message>
        <source>Against the dense model (nats per token)</source>
        <translation>相对稠密模型（奈特/词元）</translation>
    </message>
    <message>
        <source>Beaten</source>
        <translation>被支配</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Accuracy on %1 questions.</source>
        <translation>在 %1 个问题上的准确率。</translation>
    </message>
    <message>
        <source>Perplexity of %1, convention %2, %3 windows of %4 tokens.</source>
        <translation>%1 的困惑度，约定 %2，%3 个窗口，每窗口 %4 个词元。</translation>
    </message>
    <message>
        <source>Run %1 (%2) was not evaluated; measure its perplexity first.</source>
        <translation>运行 %1（%2）未经评估；请先测量其困惑度。</translation>
    </message>
    <message>
        <source>Run %1 was measured by a version that kept no losses of tokens; measure it again.</source>
        <translation>运行 %1 由不保存词元损失的版本测量；请重新测量。</translation>
    </message>
    <message>
        <source>Runs %1 and %2 have %3 and %4 tokens in other windows; they cannot be paired.</source>
        <translation>运行 %1 和 %2 有 %3 和 %4 个词元，窗口不同；无法配对。</translation>
    </message>
    <message>
        <source>Run %1 was measured with %2, but run %3 with %4; only equal measurements can be paired.</source>
        <translation>运行 %1 以 %2 测量，而运行 %3 以 %4 测量；只有相同的测量才能配对。</translation>
    </message>
    <message>
        <source>A comparison needs at least two runs; %1 was given.</source>
        <translation>比较至少需要两个运行；只给出了 %1 个。</translation>
    </message>
    <message>
        <source>There is no scored token %1; the comparison has %2.</source>
        <translation>没有计分词元 %1；此比较有 %2 个。</translation>
    </message>
    <message>
        <source>%1: is damaged; a window ends at token %2 of %3.</source>
        <translation>%1：已损坏；有窗口止于第 %2 个词元，共 %3 个。</translation>
    </message>
    <message>
        <source>The questions are too few to tell the pruned model from the dense one.</source>
        <translation>题目太少，无法区分剪枝后的模型与稠密模型。</translation>
    </message>
    <message>
        <source>Both models are right on the same questions.</source>
        <translation>两个模型答对的题目完全相同。</translation>
    </message>
    <message>
        <source>The dense model is right more often, by %1 ± %2 points: more than twice the error.</source>
        <translation>稠密模型答对更多，多 %1 ± %2 个百分点，超过误差的两倍。</translation>
    </message>
    <message>
        <source>The pruned model is right more often, by %1 ± %2 points: more than twice the error.</source>
        <translation>剪枝后的模型答对更多，多 %1 ± %2 个百分点，超过误差的两倍。</translation>
    </message>
    <message>
        <source>On these %1 questions the pruned model cannot be told apart from the dense one (difference %2 ± %3 points).</source>
        <translation>在这 %1 道题上，剪枝后的模型与稠密模型无法区分（相差 %2 ± %3 个百分点）。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::About</name>
    <message>
        <source>About PruneScope</source>
        <translation>关于 PruneScope</translation>
    </message>
    <message>
        <source>Shows how a large language model bears pruning: which weights matter, how much to remove where, and what it costs.</source>
        <translation>展示大语言模型对剪枝的承受能力：哪些权重重要，何处剪除多少，代价如何。</translation>
    </message>
    <message>
        <source>Computes with %1. Window by Qt %2.</source>
        <translation>使用 %1 计算。窗口由 Qt %2 提供。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Actions</name>
    <message>
        <source>Open &amp;File…</source>
        <translation>打开文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;Bundled Model</source>
        <translation>打开内置模型(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;New Plan</source>
        <translation>新建方案(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;Plan…</source>
        <translation>打开方案(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Save Plan</source>
        <translation>保存方案(&amp;S)</translation>
    </message>
    <message>
        <source>Save Plan &amp;As…</source>
        <translation>方案另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export Checkpoint…</source>
        <translation>导出检查点(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find Matrix</source>
        <translation>查找矩阵(&amp;F)</translation>
    </message>
    <message>
        <source>Calibrate on File…</source>
        <translation>用文件校准…</translation>
    </message>
    <message>
        <source>Calibrate on Folder…</source>
        <translation>用文件夹校准…</translation>
    </message>
    <message>
        <source>Calibrate on Bundled Text</source>
        <translation>用内置文本校准</translation>
    </message>
    <message>
        <source>Evaluate on File…</source>
        <translation>用文件评估…</translation>
    </message>
    <message>
        <source>Evaluate on Folder…</source>
        <translation>用文件夹评估…</translation>
    </message>
    <message>
        <source>Evaluate on Bundled Text</source>
        <translation>用内置文本评估</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;Action…</source>
        <translation>查找操作(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Measure Inputs</source>
        <translation>测量输入(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Start Pruning</source>
        <translation>开始剪枝(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>评估(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Pause or Resume Job</source>
        <translation>暂停或继续任务(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel Job</source>
        <translation>取消任务(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;About PruneScope</source>
        <translation>关于 PruneScope(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open Model…</source>
        <translation>打开模型(&amp;O)…</translation>
    </message>
    <message>
        <source>Model &amp;Details</source>
        <translation>模型详情(&amp;D)</translation>
    </message>
    <message>
        <source>Compare &amp;Masks of Two Calibrations…</source>
        <translation>比较两次校准的掩码(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Import Plan…</source>
        <translation>导入方案(&amp;I)…</translation>
    </message>
    <message>
        <source>Export P&amp;lan As…</source>
        <translation>导出方案为(&amp;L)…</translation>
    </message>
    <message>
        <source>Export &amp;Masks…</source>
        <translation>导出掩码(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Write &amp;Report…</source>
        <translation>写报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Save Pro&amp;ject As…</source>
        <translation>项目另存为(&amp;J)…</translation>
    </message>
    <message>
        <source>Explore &amp;Weights</source>
        <translation>查看权重(&amp;W)</translation>
    </message>
    <message>
        <source>Explore &amp;Activations</source>
        <translation>查看激活值(&amp;A)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Activations</name>
    <message>
        <source>Norm ‖x‖</source>
        <translation>范数 ‖x‖</translation>
    </message>
    <message>
        <source>Mean x</source>
        <translation>均值 x</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Largest |x|</source>
        <translation>最大 |x|</translation>
    </message>
    <message>
        <source>Share above 6</source>
        <translation>大于 6 的占比</translation>
    </message>
    <message>
        <source>Share above 5 means</source>
        <translation>大于 5 倍均值的占比</translation>
    </message>
    <message>
        <source>Mean of the channel&apos;s values over all calibration tokens.</source>
        <translation>通道的值在所有校准词元上的均值。</translation>
    </message>
    <message>
        <source>Mean square distance of the channel&apos;s values from their mean over all calibration tokens.</source>
        <translation>通道的值与其均值之差的平方在所有校准词元上的均值。</translation>
    </message>
    <message>
        <source>The largest absolute value of the channel in any calibration token.</source>
        <translation>通道在任一校准词元中的最大绝对值。</translation>
    </message>
    <message>
        <source>Residual stream</source>
        <translation>残差流</translation>
    </message>
    <message>
        <source>Input of %1</source>
        <translation>%1 的输入</translation>
    </message>
    <message>
        <source>What these matrices of each block read; a channel is one of their columns.</source>
        <translation>每个块的这些矩阵所读取的输入；一个通道就是它们的一列。</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>after the last</source>
        <translation>最后一块之后</translation>
    </message>
    <message>
        <source>before block %1</source>
        <translation>块 %1 之前</translation>
    </message>
    <message>
        <source>Block influence</source>
        <translation>块影响力</translation>
    </message>
    <message>
        <source>Angular distance</source>
        <translation>角距离</translation>
    </message>
    <message>
        <source>Relative change</source>
        <translation>相对变化</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ActivationsView</name>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Here: how large every channel of the residual stream and of the matrices&apos; inputs becomes in each block, which channels tower over the others, and how much each block changes.</source>
        <translation>此处显示：残差流和各矩阵输入的每个通道在每个块中有多大、哪些通道远大于其他通道，以及每个块改变了多少。</translation>
    </message>
    <message>
        <source>Measure Activations</source>
        <translation>测量激活值</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>等待中。</translation>
    </message>
    <message>
        <source>%1: %2 windows of %3 tokens</source>
        <translation>%1：%2 个窗口，每个 %3 个词元</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Save Activations</source>
        <translation>保存激活值</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json)</source>
        <translation>表格 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Place of the activations</source>
        <translation>激活值的位置</translation>
    </message>
    <message>
        <source>Where the channels are looked at: the residual stream, or what matrices read.</source>
        <translation>在何处查看通道：残差流，或矩阵所读取的输入。</translation>
    </message>
    <message>
        <source>Quantity of the activations</source>
        <translation>激活值的量</translation>
    </message>
    <message>
        <source>What the colours and the traces show.</source>
        <translation>颜色和追踪线所显示的量。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Show all channels (F)</source>
        <translation>显示所有通道 (F)</translation>
    </message>
    <message>
        <source>Largest channels</source>
        <translation>最大的通道</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>The figures of all channels as CSV or JSON, as the command line writes them.</source>
        <translation>所有通道的数值，保存为 CSV 或 JSON，与命令行写出的相同。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::AllocateDialog</name>
    <message>
        <source>Measuring...</source>
        <translation>正在测量……</translation>
    </message>
    <message>
        <source>Cancelled; change a value to measure again.</source>
        <translation>已取消；更改任一值即可重新测量。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>计划稀疏度</translation>
    </message>
    <message>
        <source>Planned sparsity by block</source>
        <translation>各块的计划稀疏度</translation>
    </message>
    <message>
        <source>Outliers (% of scores)</source>
        <translation>离群值（占分数的 %）</translation>
    </message>
    <message>
        <source>Tail exponent alpha</source>
        <translation>尾部指数 alpha</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均分数</translation>
    </message>
    <message>
        <source>Total %1; single matrices from %2 to %3. Locked and n:m matrices keep theirs.</source>
        <translation>总计 %1；单个矩阵从 %2 到 %3。锁定的和 n:m 的矩阵保持不变。</translation>
    </message>
    <message>
        <source>Spread by %1</source>
        <translation>按 %1 分配</translation>
    </message>
    <message>
        <source>Spread Sparsity</source>
        <translation>分配稀疏度</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Total sparsity</source>
        <translation>总稀疏度</translation>
    </message>
    <message>
        <source>Put into the Plan</source>
        <translation>写入方案</translation>
    </message>
    <message>
        <source>Changes all unlocked matrices in one step that can be undone.</source>
        <translation>一步更改所有未锁定的矩阵，可以撤销。</translation>
    </message>
    <message>
        <source>Here: what the strategy gives each block, and the figure it follows.</source>
        <translation>这里显示策略给每个块的稀疏度，以及它所依据的数值。</translation>
    </message>
    <message>
        <source>Loss gained at the total (nats per token)</source>
        <translation>总稀疏度下增加的损失（奈特/词元）</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::AnswersBar</name>
    <message>
        <source>Predicted perplexity</source>
        <translation>预测困惑度</translation>
    </message>
    <message>
        <source>Measured quickly</source>
        <translation>快速测量</translation>
    </message>
    <message>
        <source>The plan is run with few windows as soon as you stop changing it.</source>
        <translation>停止修改后立即用少量窗口运行此方案。</translation>
    </message>
    <message>
        <source>Size of the matrices</source>
        <translation>矩阵大小</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::AppContext</name>
    <message>
        <source>bundled model</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>Open the model first; a plan belongs to one model.</source>
        <translation>请先打开模型；一个方案只属于一个模型。</translation>
    </message>
    <message>
        <source>Reset plan</source>
        <translation>重置方案</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>A run is being recorded in this project; save it under another name once the run is done.</source>
        <translation>此项目中正在记录一次运行；请在运行结束后再另存。</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>the stem of plans&apos; names</comment>
        <translation>方案</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::BlockErrorChart</name>
    <message>
        <source>Output error by block</source>
        <translation>各块的输出误差</translation>
    </message>
    <message>
        <source>Here: how far the output of each block drifts from the dense model&apos;s, once both models are evaluated.</source>
        <translation>此处显示：两个模型都评估后，每个块的输出偏离稠密模型多少。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Relative output error</source>
        <translation>相对输出误差</translation>
    </message>
    <message>
        <source>Direction of the hidden state by block</source>
        <translation>各块隐藏状态的方向</translation>
    </message>
    <message>
        <source>Length of the hidden state by block</source>
        <translation>各块隐藏状态的长度</translation>
    </message>
    <message>
        <source>Cosine, pruned to dense</source>
        <translation>余弦（剪枝后对稠密）</translation>
    </message>
    <message>
        <source>Relative norm, pruned to dense</source>
        <translation>相对范数（剪枝后对稠密）</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>Distance of the two outputs over the length of the dense one, all tokens together</source>
        <translation>两个输出之间的距离除以稠密输出的长度，所有词元合计</translation>
    </message>
    <message>
        <source>Cosine of the angle between both outputs, mean over tokens</source>
        <translation>两个输出夹角的余弦，按词元平均</translation>
    </message>
    <message>
        <source>Length of the pruned output over that of the dense one, mean over tokens</source>
        <translation>剪枝后输出的长度除以稠密输出的长度，按词元平均</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::BoundsDialog</name>
    <message>
        <source>Bounds of the Sparsity</source>
        <translation>稀疏度的界限</translation>
    </message>
    <message numerus="yes">
        <source>Drags, totals and strategies keep %n matrices within these.</source>
        <translation>
            <numerusform>拖动、总量和策略使 %n 个矩阵保持在此范围内。</numerusform>
        </translation>
    </message>
    <message>
        <source>At &amp;least</source>
        <translation>至少(&amp;L)</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>至多(&amp;M)</translation>
    </message>
    <message>
        <source>No Bounds</source>
        <translation>无界限</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CalibrationForm</name>
    <message>
        <source>Calibration Text</source>
        <translation>校准文本</translation>
    </message>
    <message>
        <source>Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)</source>
        <translation>文本 (*.txt *.jsonl *.md *.safetensors);；所有文件 (*)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口数</translation>
    </message>
    <message>
        <source>How many pieces of the text are read; fewer where the text is short.</source>
        <translation>读取文本的片段数；文本较短时会减少。</translation>
    </message>
    <message>
        <source>Tokens in each</source>
        <translation>每个窗口的词元数</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic takes the model&apos;s context, at most 2,048 tokens.</source>
        <translation>“自动”采用模型的上下文长度，最多 2,048 个词元。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Decides which pieces are drawn; another seed reads other pieces of the same text.</source>
        <translation>决定抽取哪些片段；换一个种子会读取同一文本的其他片段。</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>另一文本</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CellPanel</name>
    <message>
        <source>No channel</source>
        <translation>无通道</translation>
    </message>
    <message>
        <source>Channel %1, %2</source>
        <translation>通道 %1，%2</translation>
    </message>
    <message>
        <source>Point at the heatmap, or click to keep a cell.</source>
        <translation>将指针移到热图上，或单击以固定一个单元格。</translation>
    </message>
    <message>
        <source>This block is narrower: it has no such channel.</source>
        <translation>此块较窄：没有这个通道。</translation>
    </message>
    <message>
        <source>under the pointer</source>
        <translation>指针所指</translation>
    </message>
    <message>
        <source>selected; Esc lets it go</source>
        <translation>已选中；按 Esc 取消</translation>
    </message>
    <message>
        <source>Mean |x| of all channels</source>
        <translation>所有通道的 |x| 均值</translation>
    </message>
    <message>
        <source>What is usual at this place: the mean absolute value over all channels and tokens.</source>
        <translation>此处的通常大小：所有通道和词元的绝对值均值。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChangeChart</name>
    <message>
        <source>Change of loss by place in the window</source>
        <translation>按窗口内位置的损失变化</translation>
    </message>
    <message>
        <source>Change of loss by frequency of the token</source>
        <translation>按词元频率的损失变化</translation>
    </message>
    <message>
        <source>Change of loss by domain</source>
        <translation>按领域的损失变化</translation>
    </message>
    <message>
        <source>Place in the window (tokens)</source>
        <translation>窗口内的位置（词元）</translation>
    </message>
    <message>
        <source>Occurrences of the token in this text</source>
        <translation>词元在此文本中的出现次数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Change of loss (nats per token)</source>
        <translation>损失变化（奈特/词元）</translation>
    </message>
    <message>
        <source>Change of loss</source>
        <translation>损失变化</translation>
    </message>
    <message>
        <source>The evaluation text is one file; a folder of files has one domain for each.</source>
        <translation>评估文本是单个文件；文件夹中的每个文件是一个领域。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>By place in the window, the error bars over windows</source>
        <translation>按窗口内的位置，误差棒为窗口间的标准误</translation>
    </message>
    <message>
        <source>By how often the token occurs in this very text</source>
        <translation>按词元在此文本中出现的次数</translation>
    </message>
    <message>
        <source>By file of the folder</source>
        <translation>按文件夹中的文件</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChangedText</name>
    <message>
        <source>Evaluation text, coloured by the change of loss</source>
        <translation>评估文本，按损失变化着色</translation>
    </message>
    <message>
        <source>%1: %2 to %3 nats (%4)</source>
        <comment>token: dense loss to pruned loss (change)</comment>
        <translation>%1：%2 至 %3 奈特（%4）</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChannelModel</name>
    <message>
        <source>Channel %1: largest |x| %2 %3; largest norm %4 %5</source>
        <translation>通道 %1：最大 |x| 为 %2（%3）；最大范数为 %4（%5）</translation>
    </message>
    <message>
        <source>Where the channel&apos;s |x| is largest.</source>
        <translation>通道的 |x| 最大之处。</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Largest |x|</source>
        <translation>最大 |x|</translation>
    </message>
    <message>
        <source>There</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>&gt; 6</source>
        <translation>&gt; 6</translation>
    </message>
    <message>
        <source>&gt; 5 means</source>
        <translation>&gt; 5 倍均值</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Chart</name>
    <message>
        <source>from</source>
        <translation>起</translation>
    </message>
    <message>
        <source>to</source>
        <translation>止</translation>
    </message>
    <message>
        <source>series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>high</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Fit to data</source>
        <translation>适应数据</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChoicePage</name>
    <message>
        <source>Bundled questions</source>
        <translation>自带题目</translation>
    </message>
    <message>
        <source>Choose Files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose Questions</source>
        <translation>选择题目文件</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl);;All files (*)</source>
        <translation>JSON Lines (*.jsonl);；所有文件 (*)</translation>
    </message>
    <message>
        <source>Waiting for other work to end …</source>
        <translation>正在等待其他任务结束…</translation>
    </message>
    <message>
        <source>There is no pruned model to differ from.</source>
        <translation>没有可供对照的剪枝后模型。</translation>
    </message>
    <message>
        <source>Prune the model and ask again to compare both.</source>
        <translation>剪枝后再次提问即可比较两者。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 道题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n question(s)</source>
        <translation>
            <numerusform>%n 道题中的 %1 道</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a question to see its choices and their log-likelihoods.</source>
        <translation>选择一道题即可查看其选项及对数似然。</translation>
    </message>
    <message>
        <source>Ask Both Models</source>
        <translation>向两个模型提问</translation>
    </message>
    <message>
        <source>Ask the Dense Model</source>
        <translation>向稠密模型提问</translation>
    </message>
    <message>
        <source>Here: which answers the models choose, their accuracy with its error, and what pruning changed.</source>
        <translation>此处：模型选择的答案、准确率及误差，以及剪枝带来的变化。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>JSON Lines in the fields of ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE or WinoGrande.</source>
        <translation>采用 ARC、BoolQ、HellaSwag、OpenBookQA、PIQA、RTE 或 WinoGrande 字段的 JSON Lines。</translation>
    </message>
    <message>
        <source>of each file</source>
        <translation>每个文件</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Questions of each file</source>
        <translation>每个文件的题数</translation>
    </message>
    <message>
        <source>Only changed answers</source>
        <translation>仅显示有变化的回答</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>the dense model</source>
        <translation>稠密模型</translation>
    </message>
    <message>
        <source>the pruned model</source>
        <translation>剪枝后的模型</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChoiceQuestionModel</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Right Answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>Dense Took</source>
        <translation>稠密所选</translation>
    </message>
    <message>
        <source>Pruned Took</source>
        <translation>剪枝后所选</translation>
    </message>
    <message>
        <source>dense, nats</source>
        <translation>稠密，nat</translation>
    </message>
    <message>
        <source>pruned, nats</source>
        <translation>剪枝后，nat</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChoiceTaskModel</name>
    <message>
        <source>Mean of the tasks</source>
        <translation>各任务平均</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>剪枝后</translation>
    </message>
    <message>
        <source>What guessing gets.</source>
        <translation>随机猜测所得。</translation>
    </message>
    <message>
        <source>Share of questions whose right choice has the largest log-likelihood (acc), with its standard error.</source>
        <translation>正确选项对数似然最大的题目占比（acc），附标准误。</translation>
    </message>
    <message>
        <source>The same with log-likelihoods divided by the choice&apos;s number of characters (acc_norm).</source>
        <translation>同上，但对数似然除以选项的字符数（acc_norm）。</translation>
    </message>
    <message>
        <source>Accuracy of the pruned model less that of the dense one, in percentage points, paired by question.</source>
        <translation>剪枝后模型的准确率减去稠密模型的，按题配对，单位为百分点。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>By Chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Dense, by Length</source>
        <translation>稠密（按长度）</translation>
    </message>
    <message>
        <source>Pruned, by Length</source>
        <translation>剪枝后（按长度）</translation>
    </message>
    <message>
        <source>Difference, Points</source>
        <translation>差值（百分点）</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ColourButton</name>
    <message>
        <source>Colours: %1, %2</source>
        <translation>颜色：%1，%2</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>How values become colours: the map, and which values it spans.</source>
        <translation>数值如何变成颜色：色图，以及它覆盖的数值范围。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>色图</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis (alike with red-green blindness)</source>
        <translation>Cividis（红绿色盲看来相同）</translation>
    </message>
    <message>
        <source>Diverging, blue to red</source>
        <translation>发散，蓝到红</translation>
    </message>
    <message>
        <source>Linear, 1st to 99th percentile</source>
        <translation>线性，第 1 至第 99 百分位</translation>
    </message>
    <message>
        <source>Linear, all values</source>
        <translation>线性，全部数值</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Symmetric about zero</source>
        <translation>以零对称</translation>
    </message>
    <message>
        <source>Leaves out the lowest and the highest hundredth, which take the colours of the ends.</source>
        <translation>不计最低与最高的百分之一，它们取两端的颜色。</translation>
    </message>
    <message>
        <source>A few very large values leave little colour for the others.</source>
        <translation>少数极大的值会让其余的值几乎没有颜色差别。</translation>
    </message>
    <message>
        <source>Equal ratios look alike; signed values run both ways from zero.</source>
        <translation>相等的比值看起来相同；有符号的值从零向两边展开。</translation>
    </message>
    <message>
        <source>Zero in the middle; reaches to the 99.8th percentile of the sizes.</source>
        <translation>零在正中；延伸到绝对值的第 99.8 百分位。</translation>
    </message>
    <message>
        <source>A mask always spans all of its values.</source>
        <translation>掩码总是覆盖它的全部数值。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Actions found</source>
        <translation>找到的操作</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CompareRoom</name>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>Evaluate Both Models</source>
        <translation>评估两个模型</translation>
    </message>
    <message>
        <source>Evaluate the Dense Model</source>
        <translation>评估稠密模型</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>前往“运行”</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Tokens per window; automatic takes the model&apos;s context, at most 2,048.</source>
        <translation>每个窗口的词元数；“自动”采用模型的上下文长度，最多 2,048。</translation>
    </message>
    <message>
        <source>Tokens per window</source>
        <translation>每个窗口的词元数</translation>
    </message>
    <message>
        <source>Cancel Evaluation</source>
        <translation>取消评估</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Where It Hurts</source>
        <translation>损失所在</translation>
    </message>
    <message>
        <source>Multiple Choice</source>
        <translation>多项选择</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::DistributionPanel</name>
    <message>
        <source>Expected at the chosen token</source>
        <translation>所选词元处的预期</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>剪枝后</translation>
    </message>
    <message>
        <source>Likeliest tokens of the dense model</source>
        <translation>稠密模型最可能的词元</translation>
    </message>
    <message>
        <source>Likeliest tokens of the pruned model</source>
        <translation>剪枝后模型最可能的词元</translation>
    </message>
    <message>
        <source>%1 came: %2 (rank %3) before, %4 (rank %5) after pruning. KL divergence %6 nats.</source>
        <translation>实际为 %1：剪枝前 %2（第 %3 位），剪枝后 %4（第 %5 位）。KL 散度 %6 奈特。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::DoctorView</name>
    <message>
        <source>fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ExploreRoom</name>
    <message>
        <source>Measure inputs</source>
        <translation>测量输入</translation>
    </message>
    <message>
        <source>Open Bundled Model</source>
        <translation>打开内置模型</translation>
    </message>
    <message>
        <source>Here: every weight matrix of a model as a picture, how much each weight matters, and what a plan would remove.</source>
        <translation>此处显示：以图像呈现模型的每个权重矩阵、每个权重的重要程度，以及方案将剪除哪些权重。</translation>
    </message>
    <message>
        <source>Mean |W|</source>
        <translation>平均 |W|</translation>
    </message>
    <message>
        <source>Mean absolute value of the weights.</source>
        <translation>权重绝对值的平均值。</translation>
    </message>
    <message>
        <source>Mean Wanda score</source>
        <translation>平均 Wanda 分数</translation>
    </message>
    <message>
        <source>Mean of |W| times the norm of the input it is multiplied with.</source>
        <translation>|W| 与其所乘输入的范数之积的平均值。</translation>
    </message>
    <message>
        <source>Needs measured inputs.</source>
        <translation>需要先测量输入。</translation>
    </message>
    <message>
        <source>Needs inputs, which this model cannot give.</source>
        <translation>需要输入，而此模型无法提供。</translation>
    </message>
    <message>
        <source>Outlier share</source>
        <translation>离群值占比</translation>
    </message>
    <message>
        <source>Share of scores above five times their mean; of |W| while inputs are not measured.</source>
        <translation>超过平均值五倍的分数所占比例；未测量输入时按 |W| 计算。</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>计划稀疏度</translation>
    </message>
    <message>
        <source>Share of each matrix&apos;s weights that the plan sets to zero.</source>
        <translation>每个矩阵中被方案置零的权重比例。</translation>
    </message>
    <message>
        <source>Achieved sparsity</source>
        <translation>实际稀疏度</translation>
    </message>
    <message>
        <source>Share of zeros after the last run.</source>
        <translation>上次运行后零值的比例。</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>输出误差</translation>
    </message>
    <message>
        <source>How much each matrix&apos;s output changed in the last run.</source>
        <translation>上次运行中每个矩阵的输出变化了多少。</translation>
    </message>
    <message>
        <source>Known after a run.</source>
        <translation>运行后可知。</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>前往“运行”</translation>
    </message>
    <message>
        <source>Measuring inputs</source>
        <translation>正在测量输入</translation>
    </message>
    <message>
        <source>Here: the selected matrix as a picture. Select one in the tree or on the map.</source>
        <translation>此处显示：所选矩阵的图像。请在树或总览图中选择一个矩阵。</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>The plan leaves this matrix alone.</source>
        <translation>方案不改动此矩阵。</translation>
    </message>
    <message>
        <source>%1 decides while it runs; nothing can be shown before.</source>
        <translation>%1 在运行时才做决定；在此之前无法显示。</translation>
    </message>
    <message>
        <source>The plan uses %1, which needs measured inputs.</source>
        <translation>方案使用 %1，它需要先测量输入。</translation>
    </message>
    <message>
        <source>%1, %2 (keeps %3 of every %4)</source>
        <translation>%1，%2（每 %4 个保留 %3 个）</translation>
    </message>
    <message>
        <source>%1, %2 planned</source>
        <translation>%1，计划 %2</translation>
    </message>
    <message>
        <source>An n:m pattern fixes the sparsity.</source>
        <translation>n:m 模式固定了稀疏度。</translation>
    </message>
    <message>
        <source>Locked in the plan.</source>
        <translation>已在方案中锁定。</translation>
    </message>
    <message>
        <source>The plan ranks by %1: show its scores to move the threshold.</source>
        <translation>方案按 %1 排序：显示其分数即可移动阈值。</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>rows %1 to %2</source>
        <translation>第 %1 至 %2 行</translation>
    </message>
    <message>
        <source>columns %1 to %2</source>
        <translation>第 %1 至 %2 列</translation>
    </message>
    <message>
        <source>This is the distribution of a range; the threshold moves with all weights.</source>
        <translation>这是一个范围的分布；阈值要在全部权重上移动。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>The weights of each matrix and how much they matter</source>
        <translation>每个矩阵的权重及其重要程度</translation>
    </message>
    <message>
        <source>What flows through the model, channel by channel</source>
        <translation>流经模型的内容，逐通道显示</translation>
    </message>
    <message>
        <source>What to explore</source>
        <translation>查看什么</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ExploreView</name>
    <message>
        <source>Quantity of the heatmap</source>
        <translation>热图显示的量</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Kept / pruned</source>
        <translation>保留 / 剪除</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Show the whole matrix (F)</source>
        <translation>显示整个矩阵 (F)</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One weight per pixel (1)</source>
        <translation>每像素一个权重 (1)</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>%1的分布</translation>
    </message>
    <message>
        <source>The heatmap shows a mask already.</source>
        <translation>热图已经在显示掩码。</translation>
    </message>
    <message>
        <source>What the colours show: weights, scores, masks, differences of them, or what the last run changed.</source>
        <translation>颜色表示什么：权重、评分、掩码、它们的差，或上次运行改变了什么。</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Farthest from 0</source>
        <translation>离 0 最远</translation>
    </message>
    <message>
        <source>What a pixel shows where it covers several weights: their mean, or one of them.</source>
        <translation>一个像素覆盖多个权重时显示什么：它们的均值，或其中之一。</translation>
    </message>
    <message>
        <source>All Weights</source>
        <translation>全部权重</translation>
    </message>
    <message>
        <source>Clear the brushed range (Esc in the heatmap)</source>
        <translation>清除刷选的范围（在热图中按 Esc）</translation>
    </message>
    <message>
        <source>Drag along the heatmap&apos;s margins to see the distribution of a range of rows or columns. By key: select a weight, then Shift and an arrow.</source>
        <translation>沿热图边缘拖动，可查看一段行或列的分布。用键盘：选中一个权重，再按 Shift 加方向键。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ExportMenu</name>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Copy data as CSV</source>
        <translation>将数据复制为 CSV</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::FileOrders</name>
    <message>
        <source>Open File</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation>打开方案</translation>
    </message>
    <message>
        <source>Plans (*.psplan)</source>
        <translation>方案 (*.psplan)</translation>
    </message>
    <message>
        <source>Export Checkpoint into a New or Empty Folder</source>
        <translation>将检查点导出到新文件夹或空文件夹</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Calibration Text</source>
        <translation>校准文本</translation>
    </message>
    <message>
        <source>Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)</source>
        <translation>文本 (*.txt *.jsonl *.md *.safetensors);；所有文件 (*)</translation>
    </message>
    <message>
        <source>Evaluation Text</source>
        <translation>评估文本</translation>
    </message>
    <message>
        <source>Unsaved Plan</source>
        <translation>未保存的方案</translation>
    </message>
    <message>
        <source>The plan has changes that are not saved.</source>
        <translation>方案有未保存的更改。</translation>
    </message>
    <message>
        <source>Discarding loses them for good.</source>
        <translation>放弃后将永久丢失这些更改。</translation>
    </message>
    <message>
        <source>This file is not there any more.</source>
        <translation>此文件已不存在。</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>Keep a List of Recent Files</source>
        <translation>保留最近文件列表</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>清除列表</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is neither a model folder, nor a weight file (.safetensors, .bin, .gguf), nor a plan (.psplan, .yaml, .json, .csv), nor a project (.psproj).</source>
        <translation>无法打开 %1：它既不是模型文件夹，也不是权重文件（.safetensors、.bin、.gguf）、方案（.psplan、.yaml、.json、.csv）或项目（.psproj）。</translation>
    </message>
    <message>
        <source>Models, plans, projects (*.safetensors *.bin *.gguf *.psplan *.yaml *.yml *.json *.csv *.psproj);;All files (*)</source>
        <translation>模型、方案、项目 (*.safetensors *.bin *.gguf *.psplan *.yaml *.yml *.json *.csv *.psproj);；所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Plan</source>
        <translation>导入方案</translation>
    </message>
    <message>
        <source>Plans and masks (*.yaml *.yml *.json *.csv *.safetensors *.bin *.pt *.pth *.psplan);;All files (*)</source>
        <translation>方案和掩码 (*.yaml *.yml *.json *.csv *.safetensors *.bin *.pt *.pth *.psplan);；所有文件 (*)</translation>
    </message>
    <message>
        <source>Export Plan As</source>
        <translation>导出方案为</translation>
    </message>
    <message>
        <source>Export Masks</source>
        <translation>导出掩码</translation>
    </message>
    <message>
        <source>Masks (*.safetensors)</source>
        <translation>掩码 (*.safetensors)</translation>
    </message>
    <message>
        <source>%1 was read (%2).</source>
        <translation>已读取 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 was written (%2).</source>
        <translation>已写入 %1（%2）。</translation>
    </message>
    <message numerus="yes">
        <source>%1 was written: %n masks, %2 zeros; 1 means kept.</source>
        <translation>
            <numerusform>已写入 %1：%n 个掩码，%2 为零；1 表示保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Project As</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects (*.psproj)</source>
        <translation>项目 (*.psproj)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::GenerationView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>每秒 %1 个词元</translation>
    </message>
    <message>
        <source>Both continue alike.</source>
        <translation>两者的续写相同。</translation>
    </message>
    <message numerus="yes">
        <source>They part after %n characters; the first different one is marked.</source>
        <translation>
            <numerusform>两者在 %n 个字符后出现差异；首个不同的字符已标出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Prune the model first; its continuation appears here.</source>
        <translation>请先剪枝模型；其续写将显示在此处。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The text that both models continue; empty starts from nothing.</source>
        <translation>两个模型要续写的文本；留空则从零开始。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>已剪枝</translation>
    </message>
    <message>
        <source>Continuation of the dense model</source>
        <translation>稠密模型的续写</translation>
    </message>
    <message>
        <source>Continuation of the pruned model</source>
        <translation>剪枝后模型的续写</translation>
    </message>
    <message>
        <source>The continuation appears here.</source>
        <translation>续写将显示在此处。</translation>
    </message>
    <message>
        <source>(empty prompt)</source>
        <translation>（空提示）</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>温度 %1</translation>
    </message>
    <message>
        <source>greedy</source>
        <translation>贪心</translation>
    </message>
    <message numerus="yes">
        <source>%1   %2, %n tokens</source>
        <translation>
            <numerusform>%1   %2，%n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompts that were continued are kept in the project and listed here.</source>
        <translation>续写过的提示保存在项目中并列于此处。</translation>
    </message>
    <message>
        <source>Shows an earlier prompt of this project with its continuations.</source>
        <translation>显示此项目先前的提示及其续写。</translation>
    </message>
    <message>
        <source>Continues the prompt with both models, in the same way, so that they can be compared.</source>
        <translation>以相同方式用两个模型续写提示，以便比较。</translation>
    </message>
    <message>
        <source>Earlier Prompts</source>
        <translation>先前的提示</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Always the likeliest token</source>
        <translation>总是取最可能的词元</translation>
    </message>
    <message>
        <source>Tokens drawn by their probability, both models with the same random numbers</source>
        <translation>按概率抽取词元，两个模型使用相同的随机数</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together have this probability are drawn from.</source>
        <translation>只从合计达到此概率的最可能词元中抽取。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapHeads</name>
    <message>
        <source>k %1</source>
        <translation>k %1</translation>
    </message>
    <message>
        <source>v %1</source>
        <translation>v %1</translation>
    </message>
    <message>
        <source>head %1: q, k, v</source>
        <translation>头 %1：q、k、v</translation>
    </message>
    <message>
        <source>q %1 (kv %2)</source>
        <translation>q %1（kv %2）</translation>
    </message>
    <message>
        <source>q %1</source>
        <translation>q %1</translation>
    </message>
    <message>
        <source>kv %1: q %2–%3</source>
        <translation>kv %1：q %2–%3</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapMargins</name>
    <message>
        <source>Input norm ‖x‖, %1 to %2</source>
        <translation>输入范数 ‖x‖，%1 至 %2</translation>
    </message>
    <message>
        <source>Column mean, %1 to %2</source>
        <translation>列均值，%1 至 %2</translation>
    </message>
    <message>
        <source>Row mean</source>
        <translation>行均值</translation>
    </message>
    <message>
        <source>Share kept</source>
        <translation>保留比例</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapPainter</name>
    <message>
        <source>kept</source>
        <comment>weights</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>pruned</source>
        <comment>weights</comment>
        <translation>剪除</translation>
    </message>
    <message>
        <source>Input (column)</source>
        <translation>输入（列）</translation>
    </message>
    <message>
        <source>Output (row)</source>
        <translation>输出（行）</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapView</name>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Heatmap of %1: %2</source>
        <translation>热图：%1，%2</translation>
    </message>
    <message>
        <source>Row %1, column %2: weight %3</source>
        <translation>第 %1 行，第 %2 列：权重 %3</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Fit matrix</source>
        <translation>适应矩阵</translation>
    </message>
    <message>
        <source>One weight per pixel</source>
        <translation>每像素一个权重</translation>
    </message>
    <message>
        <source>Brush its row</source>
        <translation>刷选所在行</translation>
    </message>
    <message>
        <source>Brush its column</source>
        <translation>刷选所在列</translation>
    </message>
    <message>
        <source>Clear the brushed range</source>
        <translation>清除刷选的范围</translation>
    </message>
    <message>
        <source>%1, column %2: %3</source>
        <translation>%1，第 %2 列：%3</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>One column per pixel</source>
        <translation>每像素一列</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HurtPage</name>
    <message>
        <source>Choose a token of the text.</source>
        <translation>请选择文本中的一个词元。</translation>
    </message>
    <message>
        <source>Here: the evaluation text, every token coloured by what pruning did to its loss, the passages that lost most, and what both models expected at any token.</source>
        <translation>此处显示：评估文本，每个词元按剪枝对其损失的影响着色；损失最多的段落；以及两个模型在任一词元处的预期。</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>评估文本</translation>
    </message>
    <message>
        <source>Worst passages</source>
        <translation>最差的段落</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scored tokens; click one or walk with the arrow keys.</source>
        <translation>
            <numerusform>%Ln 个计分词元；点击其中一个，或用方向键移动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Both models read the text up to this token …</source>
        <translation>两个模型正在读取到此词元为止的文本…</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::InfluenceChart</name>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>What blocks change</source>
        <translation>块的改变</translation>
    </message>
    <message>
        <source>Figure of the blocks</source>
        <translation>块的量</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::JobStrip</name>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message numerus="yes">
        <source>+%n waiting</source>
        <translation>
            <numerusform>+%n 个等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Held by tensors now; at most so far: %1.</source>
        <translation>张量当前占用；迄今峰值：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops this job; nothing is changed by it.</source>
        <translation>停止此任务；不会因此更改任何内容。</translation>
    </message>
    <message>
        <source>Holds this job at its next step.</source>
        <translation>在下一步暂停此任务。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LessonDialog</name>
    <message>
        <source>Lesson: %1</source>
        <translation>讲解：%1</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LiveImageView</name>
    <message>
        <source>%1 cells</source>
        <translation>%1 格</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <comment>of a cell</comment>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LivePanel</name>
    <message>
        <source>The first picture comes with the first matrix.</source>
        <translation>第一幅图像随第一个矩阵出现。</translation>
    </message>
    <message>
        <source>The matrix before this one</source>
        <translation>上一个矩阵</translation>
    </message>
    <message>
        <source>This is the first matrix with a picture.</source>
        <translation>这是第一个有图像的矩阵。</translation>
    </message>
    <message>
        <source>The matrix after this one</source>
        <translation>下一个矩阵</translation>
    </message>
    <message>
        <source>This is the last matrix with a picture.</source>
        <translation>这是最后一个有图像的矩阵。</translation>
    </message>
    <message>
        <source>Shows the matrix that is being pruned.</source>
        <translation>显示正在剪枝的矩阵。</translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation>运行已结束。</translation>
    </message>
    <message>
        <source>The run ended before its first picture.</source>
        <translation>运行在第一幅图像之前结束。</translation>
    </message>
    <message>
        <source>Here: what the method computes while it works: the mask as it forms, how the kept weights change, what each row loses. The pictures of a run stay until the next one.</source>
        <translation>这里显示方法工作时的计算：掩码如何形成、保留的权重如何变化、每行损失多少。一次运行的图像会保留到下一次运行。</translation>
    </message>
    <message>
        <source>Start Pruning</source>
        <translation>开始剪枝</translation>
    </message>
    <message>
        <source>Matrix on show</source>
        <translation>显示的矩阵</translation>
    </message>
    <message>
        <source>The matrices of this run that have a picture</source>
        <translation>本次运行中有图像的矩阵</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>跟随运行</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LossLegend</name>
    <message>
        <source>better by %1</source>
        <translation>改善 %1</translation>
    </message>
    <message>
        <source>worse by %1</source>
        <translation>变差 %1</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>奈特/词元</translation>
    </message>
    <message>
        <source>Colours of the text: from blue, %1, to orange, %2 %3 or more.</source>
        <translation>文本的颜色：从蓝色（%1）到橙色（%2 %3 或更多）。</translation>
    </message>
    <message>
        <source>Change of the loss of each token, pruned less dense. Tokens without a ground were not scored or did not change.</source>
        <translation>每个词元损失的变化，剪枝后减稠密。没有底色的词元未计分或没有变化。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MainWindow</name>
    <message>
        <source>Open Bundled Model</source>
        <translation>打开内置模型</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>Prune the model first.</source>
        <translation>请先剪枝模型。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在运行的任务。</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing to undo in the plan.</source>
        <translation>方案中没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing to redo in the plan.</source>
        <translation>方案中没有可重做的操作。</translation>
    </message>
    <message>
        <source>Unsaved plan</source>
        <translation>未保存的方案</translation>
    </message>
    <message>
        <source>Cancel Job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Cancel the running job? What it has done so far is lost.</source>
        <translation>取消正在运行的任务？已完成的部分将丢失。</translation>
    </message>
    <message>
        <source>Let It Run</source>
        <translation>继续运行</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MapCanvas</name>
    <message>
        <source>Model map</source>
        <translation>模型图</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message numerus="yes">
        <source>%n matrices selected</source>
        <translation>
            <numerusform>已选择 %n 个矩阵</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MapLegend</name>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MatrixFacts</name>
    <message>
        <source>Block %1, %2</source>
        <translation>块 %1，%2</translation>
    </message>
    <message>
        <source>%1
%2 (outputs × inputs), %3, %4 weights</source>
        <translation>%1
%2（输出 × 输入），%3，%4 个权重</translation>
    </message>
    <message>
        <source>Mean |W|</source>
        <translation>|W| 均值</translation>
    </message>
    <message>
        <source>Largest |W|</source>
        <translation>|W| 最大值</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零值</translation>
    </message>
    <message>
        <source>Mean Wanda</source>
        <translation>Wanda 均值</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>离群值</translation>
    </message>
    <message numerus="yes">
        <source>%n weight(s) are not finite.</source>
        <translation>
            <numerusform>%n 个权重不是有限值。</numerusform>
        </translation>
    </message>
    <message>
        <source>No matrix selected</source>
        <translation>未选择矩阵</translation>
    </message>
    <message>
        <source>Select one in the tree or on the map.</source>
        <translation>在树中或模型图上选择一个矩阵。</translation>
    </message>
    <message>
        <source>QKV projection</source>
        <translation>QKV 投影</translation>
    </message>
    <message>
        <source>Attention output</source>
        <translation>注意力输出</translation>
    </message>
    <message>
        <source>MLP 1 (gate and up)</source>
        <translation>MLP 1（gate 与 up）</translation>
    </message>
    <message>
        <source>MLP 1 (up)</source>
        <translation>MLP 1（up）</translation>
    </message>
    <message>
        <source>MLP 2 (down)</source>
        <translation>MLP 2（down）</translation>
    </message>
    <message>
        <source>%1, %2 × N</source>
        <translation>%1，%2 × N</translation>
    </message>
    <message>
        <source>One of the four skinny matrix products of decoding: M outputs × K inputs, times K × N activations; N is the number of tokens in flight, 1 while one answer is written. This is the share of this matrix.</source>
        <translation>解码时四种“瘦”矩阵乘法之一：M 个输出 × K 个输入，乘以 K × N 的激活；N 是同时处理的词元数，只写一个回答时为 1。这里是该矩阵所占的部分。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MeasureBar</name>
    <message>
        <source>As predicted from the sensitivity sweep.</source>
        <translation>由敏感度扫描预测得出。</translation>
    </message>
    <message>
        <source>Needs a sweep by matrix with random plans (Sensitivity).</source>
        <translation>需要一次按矩阵并带随机方案的扫描（敏感度）。</translation>
    </message>
    <message>
        <source>%1 is kept, but locks, bounds and patterns leave no room for it now.</source>
        <translation>要保持 %1，但锁定、界限和模式现在没有为它留出余地。</translation>
    </message>
    <message>
        <source>Type the number you want, for example 400 KiB: all unlocked matrices move together to meet it.</source>
        <translation>输入想要的数值，例如 400 KiB：所有未锁定的矩阵一起移动以达到它。</translation>
    </message>
    <message>
        <source>“%1” is not a number with a unit like “%2”.</source>
        <translation>“%1”不是像“%2”那样带单位的数值。</translation>
    </message>
    <message>
        <source>%1 cannot be met: locks, bounds and patterns leave room only to %2, which the plan now has.</source>
        <translation>无法达到 %1：锁定、界限和模式只允许到 %2，方案现在就是这个值。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>While you change some matrices, the other unlocked ones move so that this number stays.</source>
        <translation>改变某些矩阵时，其他未锁定的矩阵随之移动，使这个数值保持不变。</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>保持的量</translation>
    </message>
    <message>
        <source>The number of the plan that is kept, and that can be typed beside.</source>
        <translation>方案中要保持的数值，也可在旁边直接输入。</translation>
    </message>
    <message>
        <source>Number of the plan that is kept</source>
        <translation>方案中要保持的数值</translation>
    </message>
    <message>
        <source>Zeros and parameters</source>
        <translation>零与参数</translation>
    </message>
    <message>
        <source>Size (bitmask)</source>
        <translation>大小（位掩码）</translation>
    </message>
    <message>
        <source>Size (2:4 packed)</source>
        <translation>大小（2:4 压缩）</translation>
    </message>
    <message>
        <source>Predicted perplexity</source>
        <translation>预测困惑度</translation>
    </message>
    <message>
        <source>Weights that become zero; the parameters that remain are the rest.</source>
        <translation>变为零的权重；其余即为剩下的参数。</translation>
    </message>
    <message>
        <source>Bytes of the planned matrices: the weights that stay and one bit for each place.</source>
        <translation>方案中各矩阵的字节数：保留的权重，加上每个位置一个比特。</translation>
    </message>
    <message>
        <source>The same, with 2:4 matrices as half their weights and two bits for each.</source>
        <translation>同上，但 2:4 矩阵按一半权重、每个权重两个比特计算。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MethodForm</name>
    <message>
        <source>Select a matrix to see its method.</source>
        <translation>选择一个矩阵以查看其方法。</translation>
    </message>
    <message>
        <source>Reset to Defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>工作原理</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ModelMap</name>
    <message>
        <source>Colour</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Quantity of the model map</source>
        <translation>模型图显示的量</translation>
    </message>
    <message>
        <source>%1 (outputs × inputs), %2</source>
        <translation>%1（输出 × 输入），%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>quantity: value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Model map: %1</source>
        <translation>模型图：%1</translation>
    </message>
    <message>
        <source>Model map</source>
        <translation>模型图</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ModelTree</name>
    <message>
        <source>Search matrices</source>
        <translation>搜索矩阵</translation>
    </message>
    <message>
        <source>Blocks and matrices</source>
        <translation>块和矩阵</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ModelTreeModel</name>
    <message>
        <source>Block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>Other matrices</source>
        <translation>其他矩阵</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 个权重</translation>
    </message>
    <message>
        <source>%1
%2 (outputs × inputs), %3 weights</source>
        <translation>%1
%2（输出 × 输入），%3 个权重</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零值</translation>
    </message>
    <message>
        <source>Outputs × inputs; for a block its number of weights.</source>
        <translation>输出 × 输入；对于块，则为其权重数。</translation>
    </message>
    <message>
        <source>Share of weights that are exactly zero in the open model.</source>
        <translation>已打开的模型中恰好为零的权重所占比例。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::NumberText</name>
    <message>
        <source>not a number</source>
        <translation>非数值</translation>
    </message>
    <message>
        <source>0 s</source>
        <translation>0 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OpenDialog</name>
    <message>
        <source>Looking at every weight …</source>
        <translation>正在检查每个权重…</translation>
    </message>
    <message>
        <source>Open Model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>A model folder with config.json, or a .safetensors, .bin or .gguf file</source>
        <translation>含有 config.json 的模型文件夹，或 .safetensors、.bin 或 .gguf 文件</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.bin *.gguf);;All files (*)</source>
        <translation>模型 (*.safetensors *.bin *.gguf);；所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a model: what is found there appears here before it is opened.</source>
        <translation>请选择模型：打开之前，此处会显示从中找到的内容。</translation>
    </message>
    <message>
        <source>There is no file or folder of this name.</source>
        <translation>没有此名称的文件或文件夹。</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Model Details</source>
        <translation>模型详情</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OriginDialog</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OutcomeModel</name>
    <message>
        <source>Notes belong to plans; this model has none.</source>
        <translation>备注属于方案；该模型没有方案。</translation>
    </message>
    <message>
        <source>Double-click to write a note to the plan.</source>
        <translation>双击可为方案写备注。</translation>
    </message>
    <message>
        <source>Not measured in this way yet.</source>
        <translation>尚未以这种方式测量。</translation>
    </message>
    <message>
        <source>Dominated: another model is no worse in either quantity and better in one.</source>
        <translation>被支配：另有一个模型在两项上都不差，且至少一项更好。</translation>
    </message>
    <message>
        <source>Pruned matrices as their kept weights and one bit for each place, where that is less.</source>
        <translation>剪枝后的矩阵按保留的权重加每个位置一位来存储（若更小）。</translation>
    </message>
    <message>
        <source>2:4 matrices as half their weights and two bits for each of those; the others with a bitmask.</source>
        <translation>2:4 矩阵存一半权重，其每个再加两位；其余用位掩码。</translation>
    </message>
    <message>
        <source>Weights of the whole model that are not zero.</source>
        <translation>整个模型中不为零的权重数。</translation>
    </message>
    <message>
        <source>Paired difference to the dense model, in percentage points.</source>
        <translation>与稠密模型的配对差，单位为百分点。</translation>
    </message>
    <message>
        <source>Paired difference of the loss to the dense model, in nats per token.</source>
        <translation>损失与稠密模型的配对差，单位为 nat/词元。</translation>
    </message>
    <message>
        <source>Mean accuracy over the tasks of the newest multiple-choice run.</source>
        <translation>最近一次选择题运行中各任务的平均准确率。</translation>
    </message>
    <message>
        <source>Tokens per second of this measurement, with matrices stored densely.</source>
        <translation>该次测量的每秒词元数，矩阵按稠密方式存储。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size, 2:4</source>
        <translation>大小（2:4）</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>To Dense</source>
        <translation>相对稠密</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选择题</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>词元/秒</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OutcomeText</name>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Perplexity: %1, %2, %3 tokens × %4</source>
        <translation>困惑度：%1，%2，%3 词元 × %4</translation>
    </message>
    <message>
        <source>Accuracy: %1 questions (%2)</source>
        <translation>准确率：%1 题（%2）</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>%1 and %2 were not both measured in this way.</source>
        <translation>%1 与 %2 没有都以这种方式测量过。</translation>
    </message>
    <message>
        <source>the dense model</source>
        <translation>稠密模型</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OverlapDialog</name>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>The plan removes nothing; raise the sparsity in the Plan room first.</source>
        <translation>该方案不移除任何权重；请先在“方案”工作区中提高稀疏度。</translation>
    </message>
    <message>
        <source>No method of the plan looks at a calibration text, so two texts give the same mask. Choose another method in the Plan room, such as Wanda.</source>
        <translation>方案中没有方法会用到校准文本，因此两个文本给出相同的掩码。请在“方案”工作区中选择其他方法，例如 Wanda。</translation>
    </message>
    <message>
        <source>The two sets are the same; choose another text, seed or number of windows.</source>
        <translation>两组校准相同；请换一个文本、种子或窗口数。</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>First calibration: %1</source>
        <translation>第一次校准：%1</translation>
    </message>
    <message>
        <source>Second calibration: %1</source>
        <translation>第二次校准：%1</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>比较已取消。</translation>
    </message>
    <message>
        <source>Prunes the model twice as the plan says (%1, %2 sparsity) and compares what goes. Model and plan stay as they are.</source>
        <translation>按方案（%1，稀疏度 %2）剪枝两次，并比较移除了哪些权重。模型和方案保持不变。</translation>
    </message>
    <message>
        <source>The plan has changed since this comparison.</source>
        <translation>此次比较之后方案已改变。</translation>
    </message>
    <message>
        <source>Saves the table with full precision.</source>
        <translation>以完整精度保存表格。</translation>
    </message>
    <message>
        <source>There is no finished comparison yet.</source>
        <translation>还没有完成的比较。</translation>
    </message>
    <message>
        <source>%1, %2 windows of %3 tokens, seed %4</source>
        <translation>%1，%2 个窗口（每个 %3 词元），种子 %4</translation>
    </message>
    <message>
        <source>The masks agree on %1 of the weights that either calibration removes</source>
        <translation>两次校准中任一次移除的权重里，掩码对其中 %1 一致</translation>
    </message>
    <message numerus="yes">
        <source>Two random masks of these sizes would agree on %1. Mean of the %n matrices: %2; lowest: %3 (%4).</source>
        <translation>
            <numerusform>同样大小的两个随机掩码会有 %1 一致。%n 个矩阵的平均：%2；最低：%3（%4）。</numerusform>
        </translation>
    </message>
    <message>
        <source>First: %1.</source>
        <translation>第一次：%1。</translation>
    </message>
    <message>
        <source>Second: %1.</source>
        <translation>第二次：%1。</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Weights removed by both calibrations as a share of those removed by either (Jaccard index).</source>
        <translation>两次校准都移除的权重占任一次移除的权重的比例（Jaccard 指数）。</translation>
    </message>
    <message>
        <source>Overlap by chance</source>
        <translation>随机重叠</translation>
    </message>
    <message>
        <source>The overlap to expect of two random masks that remove as many weights.</source>
        <translation>移除同样多权重的两个随机掩码的期望重叠。</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Weights removed by one calibration only, as a share of those removed by either: 100 % less the overlap.</source>
        <translation>只被一次校准移除的权重占任一次移除的权重的比例：100 % 减去重叠。</translation>
    </message>
    <message>
        <source>The colours begin at equal masks and end at the matrix on which the calibrations disagree most.</source>
        <translation>颜色从掩码相同开始，到两次校准最不一致的矩阵为止。</translation>
    </message>
    <message>
        <source>The colours begin at the overlap of two random masks, %1, and end at equal masks.</source>
        <translation>颜色从两个随机掩码的重叠 %1 开始，到掩码相同为止。</translation>
    </message>
    <message>
        <source>The colours begin at the lowest overlap of two random masks (%1; highest %2) and end at equal masks.</source>
        <translation>颜色从两个随机掩码的最低重叠（%1；最高 %2）开始，到掩码相同为止。</translation>
    </message>
    <message>
        <source>Save Table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Compare Masks of Two Calibrations</source>
        <translation>比较两次校准的掩码</translation>
    </message>
    <message>
        <source>First calibration</source>
        <translation>第一次校准</translation>
    </message>
    <message>
        <source>Second calibration</source>
        <translation>第二次校准</translation>
    </message>
    <message>
        <source>Compare Masks</source>
        <translation>比较掩码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Here: how far the mask depends on the calibration text. Each matrix becomes a cell in the colour of the share of removed weights on which both calibrations agree.</source>
        <translation>这里显示掩码在多大程度上取决于校准文本。每个矩阵是一个单元格，颜色表示移除的权重中两次校准一致的比例。</translation>
    </message>
    <message>
        <source>Overlap of each matrix, the lowest first</source>
        <translation>各矩阵的重叠，最低的在前</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OverlapModel</name>
    <message>
        <source>The first calibration removes %1 of %3 weights, the second %2.</source>
        <translation>第一次校准移除 %3 个权重中的 %1 个，第二次移除 %2 个。</translation>
    </message>
    <message>
        <source>Weights removed by both calibrations as a share of those removed by either (Jaccard index).</source>
        <translation>两次校准都移除的权重占任一次移除的权重的比例（Jaccard 指数）。</translation>
    </message>
    <message>
        <source>The overlap to expect of two random masks that remove as many weights.</source>
        <translation>移除同样多权重的两个随机掩码的期望重叠。</translation>
    </message>
    <message>
        <source>Weights that both calibrations remove.</source>
        <translation>两次校准都移除的权重。</translation>
    </message>
    <message>
        <source>Weights that at least one of the calibrations removes.</source>
        <translation>至少一次校准移除的权重。</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Removed by both</source>
        <translation>两者都移除</translation>
    </message>
    <message>
        <source>Removed by either</source>
        <translation>任一移除</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ParetoChart</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a quantity and its unit</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Here: each model of the project by its quality and what it costs, once one was measured.</source>
        <translation>此处：项目中每个模型的质量与代价，至少测量一个模型后显示。</translation>
    </message>
    <message>
        <source>Quality against cost</source>
        <translation>质量与代价</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>前沿</translation>
    </message>
    <message>
        <source>Dominated</source>
        <translation>被支配</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PassageModel</name>
    <message>
        <source>Sum of the change of loss over the passage, in nats</source>
        <translation>段落内损失变化之和，以奈特计</translation>
    </message>
    <message>
        <source>Place of its first token in the text</source>
        <translation>其首个词元在文本中的位置</translation>
    </message>
    <message>
        <source>Nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PerplexityCard</name>
    <message numerus="yes">
        <source>%1, %n windows of %2 tokens, text: %3</source>
        <comment>perplexity convention</comment>
        <translation>
            <numerusform>%1，%n 个窗口，每个 %2 个词元，文本：%3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bits per byte</source>
        <translation>每字节 %1 比特</translation>
    </message>
    <message>
        <source>bits per byte unknown</source>
        <translation>每字节比特数未知</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>每秒 %1 个词元</translation>
    </message>
    <message>
        <source>%1 nats per token</source>
        <translation>每词元 %1 奈特</translation>
    </message>
    <message>
        <source>%1 mean, %2 median (nats)</source>
        <translation>均值 %1，中位数 %2（奈特）</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>已剪枝</translation>
    </message>
    <message>
        <source>Perplexity of the dense model</source>
        <translation>稠密模型的困惑度</translation>
    </message>
    <message>
        <source>Perplexity of the pruned model</source>
        <translation>剪枝后模型的困惑度</translation>
    </message>
    <message>
        <source>Perplexity, pruned to dense</source>
        <translation>困惑度之比（剪枝/稠密）</translation>
    </message>
    <message>
        <source>The exponential of the mean loss difference on the same tokens.</source>
        <translation>相同词元上平均损失差的指数。</translation>
    </message>
    <message>
        <source>Loss difference, paired</source>
        <translation>损失配对差值</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>KL divergence, tail</source>
        <translation>KL 散度（尾部）</translation>
    </message>
    <message>
        <source>Top-1 agreement</source>
        <translation>Top-1 一致率</translation>
    </message>
    <message>
        <source>Perplexity is shown with its standard error and convention once measured.</source>
        <translation>测量后将显示困惑度及其标准误和约定。</translation>
    </message>
    <message>
        <source>, stride %1</source>
        <translation>，步长 %1</translation>
    </message>
    <message>
        <source>Standard error over windows. If tokens were independent it would be %1, which is too small.</source>
        <translation>窗口间的标准误。若词元相互独立则为 %1，这个值太小。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>interval</comment>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 of tokens (worse: %2)</source>
        <translation>%1 的词元（更差：%2）</translation>
    </message>
    <message>
        <source>90 %: %1, 95 %: %2, 99 %: %3</source>
        <translation>90 %：%1，95 %：%2，99 %：%3</translation>
    </message>
    <message>
        <source>99.9 %: %1, max %2</source>
        <translation>99.9 %：%1，最大 %2</translation>
    </message>
    <message>
        <source>%1 points mean, %2 RMS</source>
        <translation>平均 %1 个百分点，均方根 %2</translation>
    </message>
    <message>
        <source>the dense model</source>
        <translation>稠密模型</translation>
    </message>
    <message>
        <source>the pruned model</source>
        <translation>剪枝后的模型</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Bootstrap over whole windows, because the tokens of one window depend on each other. A difference is certain where the interval leaves out 0.</source>
        <translation>对整个窗口自助抽样，因为同一窗口的词元相互依赖。区间不含 0 时差异是确定的。</translation>
    </message>
    <message>
        <source>Pruned better</source>
        <translation>剪枝后更好</translation>
    </message>
    <message>
        <source>Share of the tokens to which the pruned model gives more probability.</source>
        <translation>剪枝后模型给出更高概率的词元所占的比例。</translation>
    </message>
    <message>
        <source>How large the divergence is for the worst tokens: 10 %, 5 % and 1 % of them are above these figures.</source>
        <translation>最差词元的散度有多大：分别有 10 %、5 % 和 1 % 的词元高于这些数值。</translation>
    </message>
    <message>
        <source>KL divergence, far tail</source>
        <translation>KL 散度，远尾</translation>
    </message>
    <message>
        <source>Probability of the token</source>
        <translation>词元的概率</translation>
    </message>
    <message>
        <source>Change of the probability that the true token gets, in percentage points.</source>
        <translation>真实词元所得概率的变化，以百分点计。</translation>
    </message>
    <message>
        <source>Perplexity ± standard error. Convention: %1; %2. SHA-256 of the text %3.</source>
        <translation>困惑度 ± 标准误。约定：%1；%2。文本的 SHA-256 为 %3。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanAnswers</name>
    <message>
        <source>%1 dense, %2 as bitmask</source>
        <translation>稠密 %1，位掩码 %2</translation>
    </message>
    <message>
        <source>As dense tensors %1; as a bitmask with the weights that stay %2; with 2:4 matrices packed %3.</source>
        <translation>作为稠密张量 %1；作为位掩码加保留的权重 %2;2:4 矩阵打包后 %3。</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>测量敏感度</translation>
    </message>
    <message>
        <source>Needs a sweep by matrix with random plans (Sensitivity).</source>
        <translation>需要带随机方案的按矩阵扫描（敏感度）。</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 到 %3）</translation>
    </message>
    <message>
        <source>%1, extrapolated</source>
        <translation>%1，外推</translation>
    </message>
    <message>
        <source>From the sensitivity sweep; in brackets the band that holds nine of ten plans. Loss %1 nats per token over the dense model.</source>
        <translation>来自敏感度扫描；括号中是包含十分之九方案的区间。比稠密模型的损失 %1 奈特/词元。</translation>
    </message>
    <message>
        <source>%1, dense %2</source>
        <translation>%1，稠密 %2</translation>
    </message>
    <message>
        <source>On %1 windows of %2 tokens (convention %3): loss %4 nats per token, paired standard error %5.</source>
        <translation>在 %1 个 %2 词元的窗口上（约定 %3）：损失 %4 奈特/词元，配对标准误 %5。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanBar</name>
    <message>
        <source>%1 of %2</source>
        <comment>removed of all parameters</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 parameters become zero.</source>
        <translation>%2 个参数中有 %1 个将变为零。</translation>
    </message>
    <message>
        <source>Total sparsity</source>
        <translation>总稀疏度</translation>
    </message>
    <message>
        <source>Moves all unlocked matrices together until the total is reached; their differences stay.</source>
        <translation>一起调整所有未锁定的矩阵，直到达到总稀疏度；矩阵间的差异保持不变。</translation>
    </message>
    <message>
        <source>Total sparsity in percent</source>
        <translation>总稀疏度（百分比）</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Gives all unlocked matrices the same sparsity; the total stays.</source>
        <translation>为所有未锁定的矩阵设置相同的稀疏度；总稀疏度不变。</translation>
    </message>
    <message>
        <source>Make Sparsity Uniform</source>
        <translation>均匀化稀疏度</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Gives all unlocked matrices the first method and 50 % again; can be undone.</source>
        <translation>将所有未锁定的矩阵恢复为第一种方法和 50 %；可以撤销。</translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>Planned zeros as a share of all parameters, with embeddings and norms.</source>
        <translation>计划的零值占全部参数（含嵌入和归一化层）的比例。</translation>
    </message>
    <message>
        <source>Parameters removed</source>
        <translation>移除的参数</translation>
    </message>
    <message>
        <source>Spread...</source>
        <translation>分配……</translation>
    </message>
    <message>
        <source>Spreads the total over the unlocked matrices by a strategy: OWL, AlphaPruning or one threshold for the whole model.</source>
        <translation>按一种策略把总稀疏度分配到未锁定的矩阵：OWL、AlphaPruning 或整个模型共用一个阈值。</translation>
    </message>
    <message>
        <source>Spread Sparsity by a Strategy...</source>
        <translation>按策略分配稀疏度……</translation>
    </message>
    <message>
        <source>Robustness…</source>
        <translation>稳健性…</translation>
    </message>
    <message>
        <source>Prunes with two calibration texts or draws and shows how far what they remove agrees.</source>
        <translation>用两个校准文本或两次抽样剪枝，并显示两者移除的权重有多一致。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanDocument</name>
    <message>
        <source>Set sparsity</source>
        <translation>设置稀疏度</translation>
    </message>
    <message>
        <source>Change sparsity</source>
        <translation>更改稀疏度</translation>
    </message>
    <message>
        <source>Set method</source>
        <translation>设置方法</translation>
    </message>
    <message>
        <source>Set pattern</source>
        <translation>设置模式</translation>
    </message>
    <message>
        <source>Set parameters</source>
        <translation>设置参数</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>应用到其他矩阵</translation>
    </message>
    <message>
        <source>Change total sparsity</source>
        <translation>更改总稀疏度</translation>
    </message>
    <message>
        <source>Make uniform</source>
        <translation>均匀化</translation>
    </message>
    <message>
        <source>Set bounds</source>
        <translation>设置界限</translation>
    </message>
    <message>
        <source>Change the plan&apos;s total</source>
        <translation>更改方案总量</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanHistory</name>
    <message>
        <source>The plan changed while another one was being restored; nothing was replaced.</source>
        <translation>恢复另一个方案时当前方案发生了改变；未替换任何内容。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanModel</name>
    <message>
        <source>unstructured</source>
        <translation>非结构化</translation>
    </message>
    <message>
        <source>Locked: this matrix keeps its values. Click to unlock.</source>
        <translation>已锁定：此矩阵保持其值不变。单击以解锁。</translation>
    </message>
    <message>
        <source>Click to lock: the total, strategies and group edits then leave this matrix alone.</source>
        <translation>单击以锁定：总稀疏度调整、策略和成组编辑将不影响此矩阵。</translation>
    </message>
    <message>
        <source>This matrix is locked; unlock it to change its values.</source>
        <translation>此矩阵已锁定；解锁后才能更改其值。</translation>
    </message>
    <message>
        <source>The pattern %1 fixes the sparsity at %2; choose the pattern &apos;unstructured&apos; to change it.</source>
        <translation>模式 %1 将稀疏度固定为 %2；要更改稀疏度，请选择“非结构化”模式。</translation>
    </message>
    <message>
        <source>Drag the bar, or type a number. Shift makes the drag finer; all selected rows follow.</source>
        <translation>拖动滑条或输入数值。按住 Shift 可精细拖动；所有选中的行随之变化。</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏度</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Planned zeros</source>
        <translation>计划零值</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>实际稀疏度</translation>
    </message>
    <message>
        <source>Outputs × inputs of the weight matrix.</source>
        <translation>权重矩阵的输出 × 输入。</translation>
    </message>
    <message>
        <source>How the weights to remove are chosen.</source>
        <translation>选择要移除的权重的方式。</translation>
    </message>
    <message>
        <source>Share of the matrix&apos;s weights that are set to zero.</source>
        <translation>矩阵中被置零的权重所占比例。</translation>
    </message>
    <message>
        <source>Where zeros may be: anywhere (unstructured), or n:m, which keeps n of every m consecutive weights along the inputs.</source>
        <translation>零值允许出现的位置：任意位置（非结构化），或 n:m，即沿输入方向每 m 个连续权重保留 n 个。</translation>
    </message>
    <message>
        <source>Locked matrices keep their values when others are changed together.</source>
        <translation>一起更改其他矩阵时，已锁定的矩阵保持其值不变。</translation>
    </message>
    <message>
        <source>Weights that the plan sets to zero.</source>
        <translation>方案要置零的权重。</translation>
    </message>
    <message>
        <source>Share of zeros after the last run.</source>
        <translation>上次运行后零值所占比例。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Double-click to set the bounds of the selected matrices.</source>
        <translation>双击可设置所选矩阵的界限。</translation>
    </message>
    <message>
        <source>Drag the bar, or type a number, within the bounds %1.</source>
        <translation>在界限 %1 之内拖动条形或输入数值。</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Drags, totals and strategies leave at least this sparsity; without a bound 0 %.</source>
        <translation>拖动、总量和策略使稀疏度不低于此值；未设界限时为 0 %。</translation>
    </message>
    <message>
        <source>Drags, totals and strategies leave at most this sparsity; without a bound 99 %.</source>
        <translation>拖动、总量和策略使稀疏度不高于此值；未设界限时为 99 %。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanReport</name>
    <message>
        <source>Not carried over</source>
        <translation>未带过来的内容</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanRoom</name>
    <message>
        <source>Planned sparsity</source>
        <translation>计划稀疏度</translation>
    </message>
    <message>
        <source>Share of each matrix&apos;s weights that the plan sets to zero.</source>
        <translation>每个矩阵中方案要置零的权重所占比例。</translation>
    </message>
    <message>
        <source>Achieved sparsity</source>
        <translation>实际稀疏度</translation>
    </message>
    <message>
        <source>Share of zeros after the last run.</source>
        <translation>上次运行后零值所占比例。</translation>
    </message>
    <message>
        <source>Known after a run.</source>
        <translation>运行后可知。</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>转到“运行”</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>输出误差</translation>
    </message>
    <message>
        <source>How much each matrix&apos;s output changed in the last run.</source>
        <translation>上次运行中每个矩阵的输出变化了多少。</translation>
    </message>
    <message>
        <source>Known after a run with calibration text.</source>
        <translation>使用校准文本运行后可知。</translation>
    </message>
    <message>
        <source>Copies method, sparsity, pattern and parameters to the unlocked matrices.</source>
        <translation>将方法、稀疏度、模式和参数复制到未锁定的矩阵。</translation>
    </message>
    <message>
        <source>Select a row of the plan first.</source>
        <translation>请先在方案中选择一行。</translation>
    </message>
    <message>
        <source>No matrix selected</source>
        <translation>未选择矩阵</translation>
    </message>
    <message numerus="yes">
        <source>%n matrices</source>
        <translation>
            <numerusform>%n 个矩阵</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 planned zeros, %2</source>
        <translation>计划置零 %1 个，%2</translation>
    </message>
    <message>
        <source>This matrix is locked; unlock it to change its values.</source>
        <translation>此矩阵已锁定；解锁后才能更改其数值。</translation>
    </message>
    <message>
        <source>Here: how much is removed from which matrix. A plan belongs to an open model.</source>
        <translation>此处：从哪个矩阵中移除多少。方案属于已打开的模型。</translation>
    </message>
    <message>
        <source>Open Model Folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Apply to</source>
        <translation>应用到</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Plans (%1)</source>
        <translation>方案树 (%1)</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>方案树</translation>
    </message>
    <message>
        <source>Ctrl+click adds or removes cells, rows and columns; Shift+click and Shift+arrows extend the selection; Alt+drag draws a rectangle. On the keyboard: arrows move, Alt+arrows move without selecting, Space adds or removes, Ctrl+A selects all; + and −, or Ctrl+Up and Ctrl+Down, change the sparsity by one point, with Shift or Page Up and Page Down by five; L locks, Ctrl+C and Ctrl+V copy settings.</source>
        <translation>Ctrl+单击添加或移除单元格、行和列；Shift+单击和 Shift+方向键扩展选择；Alt+拖动画出矩形。键盘操作：方向键移动，Alt+方向键移动而不选择，空格键添加或移除，Ctrl+A 全选；+ 和 −，或 Ctrl+上 和 Ctrl+下，使稀疏度改变一个百分点，加 Shift 或用 Page Up 和 Page Down 则改变五个；L 锁定，Ctrl+C 和 Ctrl+V 复制设置。</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Every plan that you keep or run, with what was measured of it.</source>
        <translation>您保留或运行过的每个方案及其测量结果。</translation>
    </message>
    <message>
        <source>Drag cells or labels up or down to change sparsity; Ctrl, Shift, Alt select more.</source>
        <translation>上下拖动单元格或标签可改变稀疏度；Ctrl、Shift、Alt 可选择更多。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTable</name>
    <message>
        <source>Search matrices, for example “3. mlp”</source>
        <translation>搜索矩阵，例如“3. mlp”</translation>
    </message>
    <message>
        <source>Search matrices</source>
        <translation>搜索矩阵</translation>
    </message>
    <message>
        <source>Plan: one row per matrix</source>
        <translation>方案：每个矩阵一行</translation>
    </message>
    <message>
        <source>Kind of matrix</source>
        <translation>矩阵类型</translation>
    </message>
    <message>
        <source>Apply This Row to All Matrices</source>
        <translation>将此行应用到所有矩阵</translation>
    </message>
    <message>
        <source>Apply This Row to Its Block</source>
        <translation>将此行应用到所在块</translation>
    </message>
    <message>
        <source>Apply This Row to Its Kind</source>
        <translation>将此行应用到同类矩阵</translation>
    </message>
    <message>
        <source>Lock Selected Matrices</source>
        <translation>锁定所选矩阵</translation>
    </message>
    <message>
        <source>Unlock Selected Matrices</source>
        <translation>解锁所选矩阵</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>%1 of %2 matrices, %3 selected</source>
        <translation>%1 / %2 个矩阵，已选 %3 个</translation>
    </message>
    <message>
        <source>%1 of %2 matrices</source>
        <translation>%1 / %2 个矩阵</translation>
    </message>
    <message>
        <source>Select a row of the plan first.</source>
        <translation>请先在方案中选择一行。</translation>
    </message>
    <message numerus="yes">
        <source>%n matrices keep their pattern: their number of inputs is not a multiple of %1.</source>
        <translation>
            <numerusform>%n 个矩阵保持原有模式：其输入数不是 %1 的倍数。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy Settings</source>
        <translation>复制设置</translation>
    </message>
    <message>
        <source>Paste Settings into Selected Matrices</source>
        <translation>将设置粘贴到所选矩阵</translation>
    </message>
    <message>
        <source>Set Bounds of Selected Matrices…</source>
        <translation>设置所选矩阵的界限…</translation>
    </message>
    <message>
        <source>Copy the settings of a row first.</source>
        <translation>请先复制一行的设置。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTreeModel</name>
    <message numerus="yes">
        <source>%1, %2 tokens × %n windows</source>
        <translation>
            <numerusform>%1，%2 词元 × %n 个窗口</numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1（已修改）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>perplexity (convention, windows)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of the block matrices&apos; weights became zero.</source>
        <translation>块矩阵中 %1 的权重变为零。</translation>
    </message>
    <message>
        <source>Run %1, %2, version %3</source>
        <translation>运行 %1，%2，版本 %3</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>计划：%1</translation>
    </message>
    <message>
        <source>The sizes of its matrices are not known here.</source>
        <translation>此处不知道其矩阵的大小。</translation>
    </message>
    <message>
        <source>Not run yet.</source>
        <translation>尚未运行。</translation>
    </message>
    <message>
        <source>Text %1</source>
        <translation>文本 %1</translation>
    </message>
    <message>
        <source>Measured %1</source>
        <translation>测量于 %1</translation>
    </message>
    <message>
        <source>Run %1, version %2</source>
        <translation>运行 %1，版本 %2</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Model pruned by run %1</source>
        <translation>模型由运行 %1 剪枝</translation>
    </message>
    <message>
        <source>Predicted from a sweep, not measured: %1, nine in ten plans between %2 and %3.
Convention %4, text %5</source>
        <translation>由扫描预测，并非测量：%1，十个方案中有九个在 %2 与 %3 之间。
约定 %4，文本 %5</translation>
    </message>
    <message>
        <source>Not measured yet: run the plan, then evaluate.</source>
        <translation>尚未测量：请先运行方案，再评估。</translation>
    </message>
    <message>
        <source>F2 writes a note.</source>
        <translation>按 F2 写备注。</translation>
    </message>
    <message>
        <source>Plan %1</source>
        <translation>方案 %1</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>保留于 %1</translation>
    </message>
    <message>
        <source>Its parent %1 is not in this project, or is one of its own branches.</source>
        <translation>其父方案 %1 不在此项目中，或是它自己的分支。</translation>
    </message>
    <message>
        <source>The present plan came from here and was edited since.</source>
        <translation>当前方案由此而来，之后做过修改。</translation>
    </message>
    <message>
        <source>This is the present plan.</source>
        <translation>这就是当前方案。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏度</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Perplexity (%1)</source>
        <comment>convention</comment>
        <translation>困惑度（%1）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Share of zeros in the matrices of the blocks: reached by the newest run, or planned (muted).</source>
        <translation>块矩阵中零值的比例：最近一次运行所达到的，或计划的（灰色）。</translation>
    </message>
    <message>
        <source>The newest measurement of each plan with its standard error. They were measured in different ways and cannot be compared directly; each cell says how.</source>
        <translation>每个方案最近一次测量及其标准误。它们的测量方式不同，不能直接比较；每个单元格注明了方式。</translation>
    </message>
    <message>
        <source>The newest measurement of each plan with its standard error; ≈ is predicted.</source>
        <translation>每个方案最近一次测量及其标准误；≈ 表示预测值。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTreePanel</name>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>free</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Calibration text</source>
        <translation>校准文本</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>%1 of %2 matrices differ</source>
        <comment>two numbers</comment>
        <translation>%2 个矩阵中有 %1 个不同</translation>
    </message>
    <message>
        <source>“%1” against “%2”: %3.</source>
        <translation>“%1”与“%2”相比：%3。</translation>
    </message>
    <message>
        <source>Present plan against “%1”: %2.</source>
        <translation>当前方案与“%1”相比：%2。</translation>
    </message>
    <message>
        <source>“%1” minus “%2”</source>
        <translation>“%1”减“%2”</translation>
    </message>
    <message>
        <source>Difference to “%1”</source>
        <translation>与“%1”之差</translation>
    </message>
    <message>
        <source>points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>How many points of sparsity more or less the first plan removes of each matrix.</source>
        <translation>前一方案从每个矩阵多剪或少剪的稀疏度百分点。</translation>
    </message>
    <message>
        <source>How many points of sparsity more or less the present plan removes of each matrix.</source>
        <translation>当前方案从每个矩阵多剪或少剪的稀疏度百分点。</translation>
    </message>
    <message>
        <source>present plan</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>% in “%1”</source>
        <translation>“%1”中的 %</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Differences between Plans</source>
        <translation>方案之间的差异</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父方案</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留于</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>in memory, not saved yet</source>
        <translation>在内存中，尚未保存</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>计划稀疏度</translation>
    </message>
    <message>
        <source>Achieved sparsity</source>
        <translation>实际稀疏度</translation>
    </message>
    <message>
        <source>Pruned by run</source>
        <translation>剪枝运行</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量方式</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>评估文本</translation>
    </message>
    <message>
        <source>Measured model</source>
        <translation>被测模型</translation>
    </message>
    <message>
        <source>pruned by run %1</source>
        <translation>由运行 %1 剪枝</translation>
    </message>
    <message>
        <source>Measured by run</source>
        <translation>测量运行</translation>
    </message>
    <message>
        <source>Where “%1” Comes From</source>
        <translation>“%1”的来源</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTreeView</name>
    <message>
        <source>Select one plan of the tree first.</source>
        <translation>请先在树中选择一个方案。</translation>
    </message>
    <message>
        <source>Keeps the present plan as a node of the tree; changes after that become a branch of it.</source>
        <translation>把当前方案保留为树中的一个节点；之后的修改成为它的分支。</translation>
    </message>
    <message>
        <source>The present plan is in the tree already.</source>
        <translation>当前方案已在树中。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>Makes this plan the present one; what you change then becomes a branch of it. Changes that were not kept are kept first.</source>
        <translation>把此方案设为当前方案；之后的修改成为它的分支。尚未保留的修改会先被保留。</translation>
    </message>
    <message>
        <source>This is the present plan.</source>
        <translation>这就是当前方案。</translation>
    </message>
    <message>
        <source>Compare Two Plans</source>
        <translation>比较两个方案</translation>
    </message>
    <message>
        <source>Compare with Present Plan</source>
        <translation>与当前方案比较</translation>
    </message>
    <message>
        <source>Shows on the map where the plans differ, and lists the matrices.</source>
        <translation>在图上显示方案的差异，并列出矩阵。</translation>
    </message>
    <message>
        <source>Select one plan, or two.</source>
        <translation>请选择一个或两个方案。</translation>
    </message>
    <message>
        <source>Can be changed at any time, also after runs.</source>
        <translation>随时可以更改，运行之后也可以。</translation>
    </message>
    <message>
        <source>Takes this plan out of the tree; its branches stay.</source>
        <translation>把此方案移出树；其分支保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n runs refer to this plan, so it stays.</source>
        <translation>
            <numerusform>有 %n 次运行引用此方案，因此它保留不动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the plan, the runs and the texts that its numbers come from.</source>
        <translation>显示其数值所来自的方案、运行和文本。</translation>
    </message>
    <message>
        <source>Here: the plans you keep and the ones that ran, with what was measured of them.</source>
        <translation>此处显示：您保留的和运行过的方案及其测量结果。</translation>
    </message>
    <message>
        <source>Keep This Plan</source>
        <translation>保留此方案</translation>
    </message>
    <message>
        <source>Restore Plan</source>
        <translation>恢复方案</translation>
    </message>
    <message>
        <source>Rename Plan</source>
        <translation>重命名方案</translation>
    </message>
    <message>
        <source>Write Note on Plan</source>
        <translation>为方案写备注</translation>
    </message>
    <message>
        <source>Remove Plan</source>
        <translation>移除方案</translation>
    </message>
    <message>
        <source>Where This Comes From…</source>
        <translation>来源…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>列表…</translation>
    </message>
    <message>
        <source>All matrices that differ, with method, pattern and parameters.</source>
        <translation>所有不同的矩阵，连同方法、模式和参数。</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Takes the comparison off the map.</source>
        <translation>从图上撤下比较。</translation>
    </message>
    <message>
        <source>Tree of plans</source>
        <translation>方案树</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Quantities</name>
    <message>
        <source>plan</source>
        <comment>a mask</comment>
        <translation>方案</translation>
    </message>
    <message>
        <source>last run</source>
        <comment>a mask</comment>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>magnitude</source>
        <comment>a score</comment>
        <translation>幅值</translation>
    </message>
    <message>
        <source>Magnitude |W|</source>
        <translation>幅值 |W|</translation>
    </message>
    <message>
        <source>Wanda score |W|·‖x‖</source>
        <translation>Wanda 评分 |W|·‖x‖</translation>
    </message>
    <message>
        <source>%1 score</source>
        <translation>%1 评分</translation>
    </message>
    <message>
        <source>RIA: the share a weight has of all |W| of its column, plus its share of its row, times the square root of its input&apos;s norm (Zhang et al. 2024).</source>
        <translation>RIA：权重占其所在列全部 |W| 的比例，加上占其所在行的比例，再乘以输入范数的平方根（Zhang 等，2024）。</translation>
    </message>
    <message>
        <source>Weight W</source>
        <translation>权重 W</translation>
    </message>
    <message>
        <source>Kept by the last run</source>
        <translation>上次运行保留</translation>
    </message>
    <message>
        <source>Kept by the plan</source>
        <translation>方案保留</translation>
    </message>
    <message>
        <source>Rank: %1 − %2</source>
        <translation>名次：%1 − %2</translation>
    </message>
    <message>
        <source>Mask: %1 − %2</source>
        <translation>掩码：%1 − %2</translation>
    </message>
    <message>
        <source>Change W′ − W</source>
        <translation>变化 W′ − W</translation>
    </message>
    <message>
        <source>The weights with their signs.</source>
        <translation>带符号的权重。</translation>
    </message>
    <message>
        <source>1 where a weight is kept and 0 where it is removed; zoomed out, the share kept.</source>
        <translation>保留的权重为 1，剪除的为 0；缩小时显示保留比例。</translation>
    </message>
    <message>
        <source>Where each weight stands in its row, from 0 (lowest score) to 1 (highest), by the first score less that by the second. Above zero: the first score holds it to be more important.</source>
        <translation>每个权重在其所在行中的名次，从 0（评分最低）到 1（最高），按第一个评分的名次减去按第二个的名次。大于零：第一个评分认为它更重要。</translation>
    </message>
    <message>
        <source>1: only the first mask keeps the weight; −1: only the second does; 0: they agree. A method&apos;s mask is made with its usual parameters at the sparsity and pattern of the mask beside it.</source>
        <translation>1：只有第一个掩码保留该权重；−1：只有第二个保留；0：两者一致。某方法的掩码按其常用参数、在与之比较的掩码的稀疏度和模式下生成。</translation>
    </message>
    <message>
        <source>How far the last run moved each weight that it kept; 0 where it removed one. Rows and columns stand where they stood before the run.</source>
        <translation>上次运行把每个保留的权重移动了多少；被剪除处为 0。行与列按运行前的位置排列。</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>前往“运行”</translation>
    </message>
    <message>
        <source>This weighs each weight by the strength of its input, measured on the calibration text.</source>
        <translation>它按输入的强度来衡量每个权重，输入在校准文本上测量。</translation>
    </message>
    <message>
        <source>Measure inputs</source>
        <translation>测量输入</translation>
    </message>
    <message>
        <source>Here: what a run removed from this matrix or changed in it, once there was one.</source>
        <translation>这里：运行之后，显示它从该矩阵中剪除了什么、改变了什么。</translation>
    </message>
    <message>
        <source>The last run left this matrix alone.</source>
        <translation>上次运行没有改动该矩阵。</translation>
    </message>
    <message>
        <source>The plan leaves this matrix alone.</source>
        <translation>方案不改动该矩阵。</translation>
    </message>
    <message>
        <source>%1 decides while it runs; after a run, its mask is shown as kept by the last run.</source>
        <translation>%1 在运行时才作决定；运行之后，它的掩码显示在“上次运行保留”中。</translation>
    </message>
    <message>
        <source>%1 of the weights are kept.</source>
        <translation>保留了 %1 的权重。</translation>
    </message>
    <message>
        <source>The masks agree on %1. Kept by %2 only: %3; by %4 only: %5.</source>
        <translation>两个掩码有 %1 一致。仅%2保留：%3；仅%4保留：%5。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ReportOrders</name>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Write Report into a New Folder</source>
        <translation>把报告写入新文件夹</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>文件夹 (*)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The report was written to %1: a page, the same as PDF, tables and the plan.</source>
        <translation>报告已写到 %1：网页、同样内容的 PDF、表格和方案。</translation>
    </message>
    <message>
        <source>Open Page</source>
        <translation>打开网页</translation>
    </message>
    <message>
        <source>Open PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ResumeBar</name>
    <message>
        <source>Pruning of %1, started on %2, stopped after %3 of %4 blocks.</source>
        <translation>%1 的剪枝（开始于 %2）在完成 %3 / %4 个块后中断。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunPicture</name>
    <message>
        <source>Progress of the run by block and kind of matrix</source>
        <translation>按块和矩阵类型显示的运行进度</translation>
    </message>
    <message>
        <source>%1: planned %2</source>
        <translation>%1：计划 %2</translation>
    </message>
    <message>
        <source>achieved %1</source>
        <translation>实际 %1</translation>
    </message>
    <message>
        <source>output error %1</source>
        <translation>输出误差 %1</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunReport</name>
    <message numerus="yes">
        <source>%n matrices to prune</source>
        <translation>
            <numerusform>待剪枝矩阵 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The table fills in with the achieved sparsity, output error and time of each.</source>
        <translation>表格会逐步填入每个矩阵的实际稀疏度、输出误差和用时。</translation>
    </message>
    <message>
        <source>Columns are blocks, rows are kinds of matrices. Number: planned sparsity.</source>
        <translation>列为块，行为矩阵类型。数字：计划稀疏度。</translation>
    </message>
    <message>
        <source>There is no finished run yet.</source>
        <translation>还没有已完成的运行。</translation>
    </message>
    <message>
        <source>Pruning…</source>
        <translation>正在剪枝…</translation>
    </message>
    <message>
        <source>Columns are blocks, rows are kinds of matrices. Blue: being pruned; grey: pruned.</source>
        <translation>列为块，行为矩阵类型。蓝色：正在剪枝；灰色：已剪枝。</translation>
    </message>
    <message>
        <source>%1 of the block matrices are zero, %2 of the whole model</source>
        <translation>块矩阵中 %1 为零，整个模型中 %2 为零</translation>
    </message>
    <message numerus="yes">
        <source>Planned %1 over %n matrices; took %2.</source>
        <translation>
            <numerusform>%n 个矩阵计划 %1；用时 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Calibrated on %1 windows of %2 tokens of %3.</source>
        <translation>使用 %3 的 %1 个窗口（每个 %2 个词元）校准。</translation>
    </message>
    <message>
        <source>Colour and number: output error, relative to the output of the unpruned matrix.</source>
        <translation>颜色和数字：输出误差，相对于未剪枝矩阵的输出。</translation>
    </message>
    <message>
        <source>Number: achieved sparsity. Without calibration text there is no output error.</source>
        <translation>数字：实际稀疏度。没有校准文本时不计算输出误差。</translation>
    </message>
    <message>
        <source>Saves the table with full precision.</source>
        <translation>以完整精度保存表格。</translation>
    </message>
    <message>
        <source>The model is as before.</source>
        <translation>模型保持原样。</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Report: one row per pruned matrix</source>
        <translation>报告：每个已剪枝矩阵一行</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunReportModel</name>
    <message>
        <source>working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not measured: this run read no calibration text.</source>
        <translation>未测量：此次运行未读取校准文本。</translation>
    </message>
    <message>
        <source>How much the matrix&apos;s output changed on the calibration inputs, relative to its size.</source>
        <translation>矩阵在校准输入上的输出变化量，相对于输出自身的大小。</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>输出误差</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunRoom</name>
    <message>
        <source>Takes about %1 and %2 of memory (%3 free).</source>
        <translation>约需 %1，内存 %2（可用 %3）。</translation>
    </message>
    <message>
        <source>%1 of disk (%2 free).</source>
        <translation>磁盘 %1（可用 %2）。</translation>
    </message>
    <message>
        <source>It does not fit: use fewer or shorter windows.</source>
        <translation>放不下：请减少窗口数或缩短窗口。</translation>
    </message>
    <message>
        <source>Open Plan Room</source>
        <translation>打开“方案”工作区</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>运行失败。</translation>
    </message>
    <message>
        <source>The checkpoint was written to %1.</source>
        <translation>检查点已写入 %1。</translation>
    </message>
    <message>
        <source>The plan sets %1 of the block matrices to zero.</source>
        <translation>该方案将块矩阵的 %1 置零。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>The plan removes nothing; raise the sparsity in the Plan room first.</source>
        <translation>该方案不移除任何权重；请先在“方案”工作区中提高稀疏度。</translation>
    </message>
    <message>
        <source>Prune the model first.</source>
        <translation>请先对模型剪枝。</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>运行已取消。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Method for all matrices</source>
        <translation>所有矩阵的方法</translation>
    </message>
    <message>
        <source>Sets the method of all unlocked matrices in the plan.</source>
        <translation>设置方案中所有未锁定矩阵的方法。</translation>
    </message>
    <message>
        <source>several methods</source>
        <translation>多种方法</translation>
    </message>
    <message>
        <source>The matrices use different methods; the Plan room shows each one&apos;s parameters. Choosing a method here gives it to all unlocked matrices.</source>
        <translation>各矩阵使用不同的方法；“方案”工作区中显示每个矩阵的参数。在此选择方法会将其应用到所有未锁定的矩阵。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口数</translation>
    </message>
    <message>
        <source>How many pieces of the text are read; fewer where the text is short.</source>
        <translation>读取文本的片段数；文本较短时会减少。</translation>
    </message>
    <message>
        <source>Tokens in each</source>
        <translation>每个窗口的词元数</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic takes the model&apos;s context, at most 2,048 tokens.</source>
        <translation>“自动”采用模型的上下文长度，最多 2,048 个词元。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Decides which pieces are drawn; the same seed gives the same run.</source>
        <translation>决定抽取哪些片段；相同的种子得到相同的运行。</translation>
    </message>
    <message>
        <source>Start Pruning</source>
        <translation>开始剪枝</translation>
    </message>
    <message>
        <source>Cancel Run</source>
        <translation>取消运行</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunsModel</name>
    <message>
        <source>Pruning</source>
        <translation>剪枝</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 of the block matrices are zero</source>
        <translation>块矩阵中 %1 为零</translation>
    </message>
    <message>
        <source>perplexity %1</source>
        <translation>困惑度 %1</translation>
    </message>
    <message>
        <source>perplexity %1 dense, %2 pruned</source>
        <translation>困惑度：原模型 %1，剪枝后 %2</translation>
    </message>
    <message>
        <source>unnamed %1</source>
        <translation>未命名 %1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>选择题</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>准确率 %1</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunsPage</name>
    <message>
        <source>Select two or more models to compare them.</source>
        <translation>选择两个或更多模型进行比较。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>All Runs</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <source>Each model of the project by quality and cost</source>
        <translation>按质量与代价列出项目中的每个模型</translation>
    </message>
    <message>
        <source>Everything that was run and measured, with what came of it</source>
        <translation>运行和测量过的一切及其结果</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>What quality is. Only models measured in the same way stand in one chart.</source>
        <translation>以何为质量。只有以相同方式测量的模型才画在同一图中。</translation>
    </message>
    <message>
        <source>against</source>
        <comment>quality against a cost</comment>
        <translation>对比</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Models of the project</source>
        <translation>项目中的模型</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunsTable</name>
    <message>
        <source>Here: every run and measurement of this project, with what produced it.</source>
        <translation>此处：本项目的所有运行和测量，以及产生它们的条件。</translation>
    </message>
    <message>
        <source>Runs of the project</source>
        <translation>项目的运行</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ScoreHistogram</name>
    <message>
        <source>Logarithmic counts</source>
        <translation>对数计数</translation>
    </message>
    <message>
        <source>Shows few large scores beside many small ones.</source>
        <translation>使少量大得分在大量小得分旁也能看清。</translation>
    </message>
    <message>
        <source>Select a matrix to see how its scores are distributed.</source>
        <translation>选择一个矩阵以查看其得分分布。</translation>
    </message>
    <message>
        <source>Weights per bin</source>
        <translation>每个区间的权重数</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>pruned</source>
        <comment>weights</comment>
        <translation>剪除</translation>
    </message>
    <message>
        <source>median threshold</source>
        <translation>阈值中位数</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Distribution of weights</source>
        <translation>权重的分布</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::SensitivityChart</name>
    <message>
        <source>Share removed of the part</source>
        <translation>该部分去掉的比例</translation>
    </message>
    <message>
        <source>Perplexity (%1)</source>
        <translation>困惑度（%1）</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Loss gained (nats per token)</source>
        <translation>增加的损失（奈特/词元）</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Loss gained</source>
        <translation>增加的损失</translation>
    </message>
    <message>
        <source>Loss gained is the difference to the dense model in nats per token; bands are one paired standard error.</source>
        <translation>增加的损失是与稠密模型之差（奈特/词元）；色带为一个配对标准误。</translation>
    </message>
    <message>
        <source>Sensitivity to pruning</source>
        <translation>对剪枝的敏感度</translation>
    </message>
    <message>
        <source>Choose rows of the table or cells of the map: their curves appear here.</source>
        <translation>选择表格的行或图中的格：它们的曲线显示在这里。</translation>
    </message>
    <message>
        <source>Nothing is measured yet: press Measure, and each part&apos;s curve appears as its points come.</source>
        <translation>尚未测量：按“测量”，各部分的曲线会随测点出现。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::SensitivityModel</name>
    <message>
        <source>Block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>Perplexity %1; loss %2 against the dense model, paired standard error %3.</source>
        <translation>困惑度 %1；与稠密模型相比损失 %2，配对标准误 %3。</translation>
    </message>
    <message>
        <source>What the loss gains (nats per token) when this share of the part is removed and all else stays dense.</source>
        <translation>只去掉该部分的这一比例而其余保持稠密时，损失增加多少（奈特/词元）。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重数</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::SensitivityRoom</name>
    <message>
        <source>The levels are &quot;%1&quot;, but should be percentages from 0 to 100 with commas between them.</source>
        <translation>级别为“%1”，但应为 0 到 100 的百分数，以逗号分隔。</translation>
    </message>
    <message numerus="yes">
        <source>Loss on: %1 (convention %2). Calibration: %3, %n window(s).</source>
        <translation>
            <numerusform>损失文本：%1（约定 %2）。校准：%3,%n 个窗口。</numerusform>
        </translation>
    </message>
    <message>
        <source>What pruning each matrix costs is measured here. Open a model first.</source>
        <translation>这里测量剪枝每个矩阵的代价。请先打开模型。</translation>
    </message>
    <message>
        <source>Open a model...</source>
        <translation>打开模型...</translation>
    </message>
    <message>
        <source>Nats gained at %1</source>
        <translation>%1 时增加的奈特</translation>
    </message>
    <message>
        <source>What the loss gains when this share of the part alone is removed.</source>
        <translation>只去掉该部分的这一比例时损失的增加。</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>还没有方案。</translation>
    </message>
    <message>
        <source>Select rows of the table first: the parts to spare.</source>
        <translation>请先选择表格的行：要保留的部分。</translation>
    </message>
    <message>
        <source>Sets the selected parts to 0 % and locks them; the others take over, so that the plan&apos;s total stays. One step that can be undone.</source>
        <translation>把所选部分设为 0 % 并锁定；其余部分分担，使方案总量不变。可一步撤销。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A sweep is running.</source>
        <translation>扫描正在运行。</translation>
    </message>
    <message>
        <source>Measures %1 points; those that the project has are taken over.</source>
        <translation>测量 %1 个点；项目中已有的直接采用。</translation>
    </message>
    <message>
        <source>All points as JSON (as the command line writes it) or CSV.</source>
        <translation>所有点，存为 JSON（与命令行相同）或 CSV。</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 / %2 个点</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Dense model: perplexity %1</source>
        <translation>稠密模型：困惑度 %1</translation>
    </message>
    <message numerus="yes">
        <source>Spare %n matrices</source>
        <translation>
            <numerusform>保留 %n 个矩阵</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Sweep</source>
        <translation>保存扫描</translation>
    </message>
    <message>
        <source>Sweep (*.json);;Table (*.csv)</source>
        <translation>扫描 (*.json);；表格 (*.csv)</translation>
    </message>
    <message>
        <source>Open Sweep</source>
        <translation>打开扫描</translation>
    </message>
    <message>
        <source>Sweep (*.json)</source>
        <translation>扫描 (*.json)</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Pruned together</source>
        <translation>一起剪枝</translation>
    </message>
    <message>
        <source>Levels (%)</source>
        <translation>级别（%）</translation>
    </message>
    <message>
        <source>Windows of the text</source>
        <translation>文本窗口数</translation>
    </message>
    <message>
        <source>Stop a part at</source>
        <translation>停止于</translation>
    </message>
    <message>
        <source>one matrix</source>
        <translation>单个矩阵</translation>
    </message>
    <message>
        <source>one block</source>
        <translation>单个块</translation>
    </message>
    <message>
        <source>one kind</source>
        <translation>同类矩阵</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> × dense</source>
        <translation> × 稠密</translation>
    </message>
    <message>
        <source>Shares of a part&apos;s weights to remove, in percent, with commas between them.</source>
        <translation>要去掉的权重比例，以百分数表示，逗号分隔。</translation>
    </message>
    <message>
        <source>Higher levels of a part are left out once its perplexity is more than this many times that of the dense model.</source>
        <translation>一个部分的困惑度超过稠密模型的这么多倍后，略去它更高的级别。</translation>
    </message>
    <message>
        <source>Fewer windows are faster and noisier.</source>
        <translation>窗口越少越快，噪声也越大。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Points that are measured stay in the project.</source>
        <translation>已测量的点保留在项目中。</translation>
    </message>
    <message>
        <source>Loss gained, nats per token</source>
        <translation>增加的损失，奈特/词元</translation>
    </message>
    <message>
        <source>Spare in the plan</source>
        <translation>在方案中保留</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Shows a sweep that the command line measured, perhaps on other machines.</source>
        <translation>显示由命令行（可能在其他机器上）测量的扫描。</translation>
    </message>
    <message>
        <source>Loss gained by part and level</source>
        <translation>按部分和级别增加的损失</translation>
    </message>
    <message>
        <source>Random plans</source>
        <translation>随机方案</translation>
    </message>
    <message>
        <source>Plans of the whole model that are measured as well when the sweep goes by matrix: predictions are fitted to them. At least 12.</source>
        <translation>按矩阵扫描时一并测量的整模型方案：预测据此拟合。至少 12 个。</translation>
    </message>
    <message>
        <source>What removing part of each matrix costs will stand here, the most fragile matrix first.</source>
        <translation>去掉每个矩阵的一部分要付出的代价将列在这里，最脆弱的矩阵排在最前。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::TableDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Terms</name>
    <message>
        <source>Sparsity: the share of weights that are zero.</source>
        <translation>稀疏度：为零的权重所占比例。</translation>
    </message>
    <message>
        <source>Planned sparsity: the share of a matrix&apos;s weights that the plan will set to zero.</source>
        <translation>计划稀疏度：方案将要置零的权重在矩阵中所占比例。</translation>
    </message>
    <message>
        <source>Achieved sparsity: the share of weights that are zero after the run, counted.</source>
        <translation>实际稀疏度：运行后经计数得到的为零权重所占比例。</translation>
    </message>
    <message>
        <source>n:m pattern: of every m neighbouring weights along the input axis, n are kept; 2:4 keeps 2 of 4.</source>
        <translation>n:m 模式：沿输入轴每 m 个相邻权重中保留 n 个；2:4 即每 4 个保留 2 个。</translation>
    </message>
    <message>
        <source>Mask: which weights are kept and which are set to zero.</source>
        <translation>掩码：哪些权重保留，哪些置零。</translation>
    </message>
    <message>
        <source>Threshold: the largest score that is still removed within one comparison group.</source>
        <translation>阈值：一个比较组内仍会被移除的最大得分。</translation>
    </message>
    <message>
        <source>Comparison group: the weights ranked against each other, one row or the whole matrix.</source>
        <translation>比较组：相互排名的权重，可以是一行或整个矩阵。</translation>
    </message>
    <message>
        <source>Magnitude: the score of a weight is its absolute value; the smallest are removed.</source>
        <translation>幅值：权重的得分为其绝对值；移除最小的权重。</translation>
    </message>
    <message>
        <source>Wanda: the score of a weight is its absolute value times the norm of its input, ranked within each row (Sun et al. 2023).</source>
        <translation>Wanda：权重的得分为其绝对值乘以其输入的范数，在每行内排名（Sun 等，2023）。</translation>
    </message>
    <message>
        <source>SparseGPT: removes weights column by column and lets the remaining ones make up for the error (Frantar and Alistarh 2023).</source>
        <translation>SparseGPT：逐列移除权重，并由剩余权重补偿误差（Frantar 和 Alistarh，2023）。</translation>
    </message>
    <message>
        <source>Allocation: how the total sparsity is divided among the matrices.</source>
        <translation>分配：总稀疏度如何分摊到各个矩阵。</translation>
    </message>
    <message>
        <source>Lock: keeps this matrix&apos;s sparsity when the total is changed or divided anew.</source>
        <translation>锁定：更改或重新分配总稀疏度时，保持此矩阵的稀疏度不变。</translation>
    </message>
    <message>
        <source>OWL: matrices with more outlier scores are pruned less (Yin et al. 2023).</source>
        <translation>OWL：离群得分较多的矩阵剪枝较少（Yin 等，2023）。</translation>
    </message>
    <message>
        <source>Calibration: running the model on some text to see which inputs each matrix really gets.</source>
        <translation>校准：让模型处理一些文本，以了解每个矩阵实际得到的输入。</translation>
    </message>
    <message>
        <source>Input norm: how strong an input feature is over the calibration text, as an L2 norm over its tokens.</source>
        <translation>输入范数：输入特征在校准文本上的强度，即其在各词元上的 L2 范数。</translation>
    </message>
    <message>
        <source>Outlier share: the share of scores larger than five times their mean.</source>
        <translation>离群比例：大于平均值五倍的得分所占比例。</translation>
    </message>
    <message>
        <source>Output error: how much the matrix&apos;s output changes on the calibration inputs, relative to its size.</source>
        <translation>输出误差：矩阵在校准输入上的输出变化量，相对于输出自身的大小。</translation>
    </message>
    <message>
        <source>Perplexity: among how many equally likely tokens the model seems to choose; lower is better.</source>
        <translation>困惑度：模型相当于在多少个等可能的词元中选择；越低越好。</translation>
    </message>
    <message>
        <source>Convention: how the text is cut into windows and which tokens count; perplexities compare only within one convention.</source>
        <translation>约定：文本如何切分为窗口以及哪些词元计入；困惑度只能在同一约定下比较。</translation>
    </message>
    <message>
        <source>Standard error: how far the figure would typically move on another sample of the same text.</source>
        <translation>标准误：换用同类文本的另一个样本时，该数值通常会变动多少。</translation>
    </message>
    <message>
        <source>Paired difference: the loss of both models on the same tokens, subtracted token by token, which removes what both find hard.</source>
        <translation>配对差值：两个模型在相同词元上的损失逐词元相减，从而消除对两者都难的部分。</translation>
    </message>
    <message>
        <source>KL divergence: how far the pruned model&apos;s next-token probabilities are from the original&apos;s, in nats.</source>
        <translation>KL 散度：剪枝后模型的下一词元概率与原模型相差多远，以奈特为单位。</translation>
    </message>
    <message>
        <source>Top-1 agreement: the share of positions where both models think the same token most likely.</source>
        <translation>Top-1 一致率：两个模型认为最可能的词元相同的位置所占比例。</translation>
    </message>
    <message>
        <source>Block: one of the model&apos;s layers, with its attention and feed-forward matrices.</source>
        <translation>块：模型的一层，包含其注意力矩阵和前馈矩阵。</translation>
    </message>
    <message>
        <source>Kind: what a matrix does in its block, for example q_proj makes the attention queries.</source>
        <translation>类型：矩阵在其块中的作用，例如 q_proj 生成注意力查询。</translation>
    </message>
    <message>
        <source>Bits per byte: the loss per byte of text, which compares models with different tokenizers.</source>
        <translation>每字节比特数：每字节文本的损失，可用于比较使用不同分词器的模型。</translation>
    </message>
    <message>
        <source>Residual stream: the vector of each token that every block reads from and adds to.</source>
        <translation>残差流：每个词元的向量，每个块都从中读取并向其相加。</translation>
    </message>
    <message>
        <source>Channel: one place of the vectors that flow through the model, the same for all tokens.</source>
        <translation>通道：流经模型的向量中的一个分量，对所有词元都是同一个。</translation>
    </message>
    <message>
        <source>Massive activation: a value hundreds of times larger than usual, in few channels and tokens; pruning that disturbs it ruins a model (Sun et al. 2024).</source>
        <translation>巨量激活：只出现在少数通道和词元中、比通常大数百倍的值；剪枝若扰乱它，模型就会失效（Sun 等，2024）。</translation>
    </message>
    <message>
        <source>Share above 6: the share of tokens with |x| &gt; 6, where LLM.int8() begins to call a value an outlier (Dettmers et al. 2022).</source>
        <translation>大于 6 的占比：|x| &gt; 6 的词元占比，LLM.int8() 从此值起称为离群值（Dettmers 等，2022）。</translation>
    </message>
    <message>
        <source>Share above 5 means: the share of tokens with |x| larger than five times the mean |x| over all channels of the same token.</source>
        <translation>大于 5 倍均值的占比：|x| 大于同一词元所有通道 |x| 均值五倍的词元占比。</translation>
    </message>
    <message>
        <source>Block influence: 1 less the mean cosine between a block&apos;s input and output; blocks near 0 change the direction of the stream least (Men et al. 2024).</source>
        <translation>块影响力：1 减去块的输入与输出之间余弦的均值；接近 0 的块对残差流方向的改变最小（Men 等，2024）。</translation>
    </message>
    <message>
        <source>Angular distance: the mean angle between a block&apos;s input and output as a share of a half turn (Gromov et al. 2024).</source>
        <translation>角距离：块的输入与输出之间的平均夹角，以半周的占比表示（Gromov 等，2024）。</translation>
    </message>
    <message>
        <source>Relative change: the mean size of what a block adds, as a multiple of the size of its input.</source>
        <translation>相对变化：块所加向量的平均大小，以其输入大小的倍数表示。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::TopBar</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>Open a model folder or a .safetensors file.</source>
        <translation>打开模型文件夹或 .safetensors 文件。</translation>
    </message>
    <message>
        <source>%1
%2, %3 parameters, %4, context %5</source>
        <translation>%1
%2，%3 个参数，%4，上下文 %5</translation>
    </message>
    <message>
        <source>%1 (%2 parameters)</source>
        <translation>%1（%2 个参数）</translation>
    </message>
    <message>
        <source>Calibration text</source>
        <translation>校准文本</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>评估文本</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>This plan has no file yet.</source>
        <translation>此方案尚无文件。</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::TraceChart</name>
    <message>
        <source>Channels from block to block</source>
        <translation>逐块的通道</translation>
    </message>
    <message>
        <source>Channels through the residual stream</source>
        <translation>残差流中的通道</translation>
    </message>
    <message>
        <source>Choose rows of the table or a cell of the heatmap: their channels are traced here.</source>
        <translation>选择表格中的行或热图中的单元格：它们的通道会在此追踪。</translation>
    </message>
    <message>
        <source>Before block (the last point: after the last)</source>
        <translation>块之前（最后一点：最后一块之后）</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>Mean |x| of all channels</source>
        <translation>所有通道的 |x| 均值</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::VerdictModel</name>
    <message>
        <source>This method is still to come.</source>
        <translation>此方法的结果尚未算出。</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>a rank of so many</comment>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>剪除</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>What the method ranks by; below it the largest score that is removed from the group.</source>
        <translation>方法排序所依据的分数；下面是该组中被去掉的最大分数。</translation>
    </message>
    <message>
        <source>1 is the lowest score of the group and goes first; equal ones go by row, then by column.</source>
        <translation>1 是组内最低的分数，最先去掉；相同分数先按行、再按列。</translation>
    </message>
    <message>
        <source>What becomes of the weight, and its value after that.</source>
        <translation>权重的去留，以及之后的值。</translation>
    </message>
    <message>
        <source>Score
threshold</source>
        <translation>分数
阈值</translation>
    </message>
    <message>
        <source>Rank
of group</source>
        <translation>名次
组大小</translation>
    </message>
    <message>
        <source>Fate
new value</source>
        <translation>去留
新值</translation>
    </message>
    <message>
        <source>row</source>
        <comment>what a score is compared within</comment>
        <translation>行</translation>
    </message>
    <message>
        <source>matrix</source>
        <comment>what a score is compared within</comment>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>columns</source>
        <comment>what a score is compared within</comment>
        <translation>列块</translation>
    </message>
    <message>
        <source>n:m group</source>
        <comment>what a score is compared within</comment>
        <translation>n:m 组</translation>
    </message>
    <message>
        <source>whole mask</source>
        <comment>what a score is compared within</comment>
        <translation>整个掩码</translation>
    </message>
    <message>
        <source>Method
within</source>
        <translation>方法
比较范围</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::VerdictPanel</name>
    <message>
        <source>Why this weight?</source>
        <translation>为何是这个权重？</translation>
    </message>
    <message>
        <source>Click a weight, or move to it with the keys, to see what every method would do to it.</source>
        <translation>点击一个权重，或用键盘移动到它，查看每种方法会如何处理它。</translation>
    </message>
    <message>
        <source>Why this weight? At %1 sparsity</source>
        <translation>为何是这个权重？稀疏度 %1</translation>
    </message>
    <message>
        <source>Why this weight? With pattern %1</source>
        <translation>为何是这个权重？模式 %1</translation>
    </message>
    <message>
        <source>Inputs of the dense model on %1 windows of %2 tokens of %3; usual parameters.</source>
        <translation>稠密模型在 %3 的 %1 个窗口（每个 %2 词元）上的输入；常用参数。</translation>
    </message>
    <message>
        <source>Without measured inputs; usual parameters.</source>
        <translation>没有测量输入；常用参数。</translation>
    </message>
    <message>
        <source>What every method would do to the selected weight</source>
        <translation>每种方法会如何处理所选权重</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::WeightPanel</name>
    <message>
        <source>%1 of the %2 weights in its group score higher; %3 are kept.</source>
        <translation>所在组的 %2 个权重中有 %1 个得分更高；保留 %3 个。</translation>
    </message>
    <message>
        <source>Pruned by the plan: %1</source>
        <translation>方案剪除：%1</translation>
    </message>
    <message>
        <source>Kept by the plan: %1</source>
        <translation>方案保留：%1</translation>
    </message>
    <message>
        <source>Pruned by the plan.</source>
        <translation>被方案剪除。</translation>
    </message>
    <message>
        <source>Kept: the plan removes nothing here.</source>
        <translation>保留：方案在此处不移除任何权重。</translation>
    </message>
    <message>
        <source>Pruned by the plan: its score %1 is not above %2, the threshold of its row.</source>
        <translation>被方案剪除：其得分 %1 不高于所在行的阈值 %2。</translation>
    </message>
    <message>
        <source>Pruned by the plan: its score %1 is not above %2, the threshold of the matrix.</source>
        <translation>被方案剪除：其得分 %1 不高于矩阵的阈值 %2。</translation>
    </message>
    <message>
        <source>Kept by the plan: its score %1 is above %2, the threshold of its row.</source>
        <translation>被方案保留：其得分 %1 高于所在行的阈值 %2。</translation>
    </message>
    <message>
        <source>Kept by the plan: its score %1 is above %2, the threshold of the matrix.</source>
        <translation>被方案保留：其得分 %1 高于矩阵的阈值 %2。</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>No weight</source>
        <translation>无权重</translation>
    </message>
    <message>
        <source>Point at the heatmap, or click to keep a weight.</source>
        <translation>指向热图，或单击以固定一个权重。</translation>
    </message>
    <message>
        <source>under the pointer</source>
        <translation>指针所指</translation>
    </message>
    <message>
        <source>selected; Esc lets it go</source>
        <translation>已选中；按 Esc 取消</translation>
    </message>
    <message>
        <source>Magnitude |W|</source>
        <translation>幅值 |W|</translation>
    </message>
    <message>
        <source>Weight W</source>
        <translation>权重 W</translation>
    </message>
    <message>
        <source>Input norm ‖x‖</source>
        <translation>输入范数 ‖x‖</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::WeightQuestions</name>
    <message>
        <source>This matrix is not part of a block; no method prunes it.</source>
        <translation>此矩阵不属于任何块；没有方法剪枝它。</translation>
    </message>
    <message>
        <source>This model is larger than memory: reading it to measure the inputs takes a while.</source>
        <translation>此模型大于内存：读取它来测量输入需要一些时间。</translation>
    </message>
    <message>
        <source>Compare the Methods</source>
        <translation>比较各方法</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>比较已取消。</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>等待中。</translation>
    </message>
</context>
</TS>
