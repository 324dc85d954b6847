# language: id
Fitur: Keterangan rencana kota dan KKPR
  KRK dan konfirmasi cukup dengan peta; tanpa RDTR Kantor Pertanahan, Forum Penataan Ruang, dan DCKTR memberi pertimbangan.

  Skenario: KRK ditandatangani setelah perencana dan kepala bidangnya
    Dengan contoh permohonan "kkpr" sudah sampai di "tumpang_susun" dengan
      | jenis_layanan | krk |
    Dan Nadia sudah memutuskan "sesuai" di "tumpang_susun" dengan
      | zona | R-3 |
      | kdb  | 60  |
      | klb  | 1.8 |
      | kdh  | 20  |
      | gsb  | 5   |
      | rdtr_tersedia | tidak |
    Ketika Kartini memutuskan "diparaf"
    Maka permohonan berada di "tanda_tangan"

  Skenario: Dengan RDTR cukup konfirmasi
    Dengan contoh permohonan "kkpr" sudah sampai di "tumpang_susun"
    Ketika Nadia memutuskan "sesuai" di "tumpang_susun" dengan
      | rdtr_tersedia | ya  |
      | zona          | R-3 |
      | kdb           | 60  |
      | klb           | 1.8 |
      | kdh           | 20  |
      | gsb           | 5   |
    Maka permohonan berada di "paraf_pokja"

  Skenario: Tanpa RDTR tiga pihak ditanya sekaligus
    Dengan contoh permohonan "kkpr" sudah sampai di "tumpang_susun"
    Ketika Nadia memutuskan "sesuai" di "tumpang_susun" dengan
      | rdtr_tersedia | tidak |
      | zona          | R-3   |
      | kdb           | 60    |
      | klb           | 1.8   |
      | kdh           | 20    |
      | gsb           | 5     |
    Maka bpn, fpr dan dcktr ditanya

  Skenario: Persetujuan sebagian berlaku tiga tahun
    Dengan contoh permohonan "kkpr" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/KKPR/2026"
    Dan izin berlaku sampai "2029-03-01"

  Skenario: Kegiatan di luar zona ditolak
    Dengan contoh permohonan "kkpr" sudah sampai di "tumpang_susun"
    Dan Nadia sudah memutuskan "tidak_sesuai" di "tumpang_susun" karena "Zona ruang terbuka hijau" dengan
      | zona | RTH-2 |
      | kdb  | 0     |
      | klb  | 0     |
      | kdh  | 90    |
      | gsb  | 0     |
      | rdtr_tersedia | tidak |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-KKPR/2026"

  Skenario: Kepala DCKTR dapat menolak setelah pertimbangan
    Dengan contoh permohonan "kkpr" sudah sampai di "penetapan"
    Ketika Eko memutuskan "ditolak" di "penetapan" karena "Tidak ada jalan masuk" dengan
      | luas_disetujui | 1 |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Sketsa yang keliru diperbaiki
    Dengan contoh permohonan "kkpr"
    Dan Bayu sudah memutuskan "kembalikan" karena "Sketsa tidak memuat jalan" menyebut sketsa
    Ketika pemohon memperbaiki dokumen "sketsa"
    Maka permohonan berada di "kelengkapan"
    Dan "kelengkapan" dikunjungi 2 kali

  Skenario: Yang memeriksa kelengkapan KKPR tidak memverifikasi
    Dengan contoh permohonan "kkpr"
    Dan Rina sudah memutuskan "lengkap"
    Ketika Rina memutuskan "teruskan"
    Maka itu ditolak dengan kode "four-eyes"

  Skenario: NOP di luar Banten tidak diterima
    Ketika permohonan "kkpr" diajukan dengan
      | nop | 317403000801200450 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "nop" disebut

  Skenario: Instansi meminta perbaikan atas rencana pemanfaatan ruang
    Dengan contoh permohonan "kkpr" sudah sampai di "rekomendasi"
    Ketika semua petugas di "rekomendasi" memutuskan "diperbaiki"
    Maka permohonan berada di "perbaikan"

  Skenario: Instansi menilai rencana tidak dapat disetujui
    Dengan contoh permohonan "kkpr" sudah sampai di "rekomendasi"
    Ketika semua petugas di "rekomendasi" memutuskan "ditolak"
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Seluruh luas dapat disetujui
    Dengan contoh permohonan "kkpr" sudah sampai di "penetapan"
    Ketika petugas di "penetapan" memutuskan "seluruhnya"
    Maka permohonan berada di "paraf_pokja"

  Skenario: Perbaikan oleh pemohon: pemohon diam; Pemeriksaan rencana tata ruang (tumpang susun peta): kembalikan untuk diperbaiki
    Dengan contoh permohonan "kkpr" dengan
      | jenis_layanan | krk |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | teruskan |
      | tumpang_susun | sesuai |
      | paraf_rencana | kembalikan |
      | tumpang_susun | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Paraf Ketua Pokja: kembalikan ke verifikator
    Dengan contoh permohonan "kkpr"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | tumpang_susun | sesuai |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Paraf Kepala Bidang: kembalikan ke verifikator
    Dengan contoh permohonan "kkpr"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | tumpang_susun | sesuai |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Tanda tangan persetujuan: kembalikan ke verifikator
    Dengan contoh permohonan "kkpr" dengan
      | jenis_layanan | krk |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | tumpang_susun | sesuai |
      | paraf_rencana | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Yang memberi pertimbangan menandatangani berita acaranya
    Dengan contoh permohonan "kkpr" sudah sampai di "rekomendasi"
    Ketika semua petugas di "rekomendasi" memutuskan "seluruhnya"
    Maka dokumen "letters/berita_acara" terbit

  Skenario: Di dalam peta zona tidak ditanyakan lagi, dan cukup konfirmasi
    Dengan contoh permohonan "kkpr" sudah sampai di "tumpang_susun" dengan
      | titik | -6,3105; 106,6655 |
    Ketika Nadia memutuskan "sesuai" di "tumpang_susun" dengan
      | zona | R-3 |
      | kdb  | 60  |
      | klb  | 1.8 |
      | kdh  | 20  |
      | gsb  | 5   |
    Maka permohonan berada di "paraf_pokja"
    Dan nilai "zona" adalah "R-3"
    Dan isian "titik" berisi "-6.310500, 106.665500"

  Skenario: Zona menurut peta yang berlaku pada hari permohonan
    Dengan hari ini tanggal 2027-01-04
    Ketika permohonan "kkpr" diajukan dengan
      | titik | https://www.google.com/maps/@-6.3050,106.6770,17z |
    Maka nilai "zona" adalah "K-2"
    Dan nilai "luas_bidang" adalah "1.885"

  Skenario: Di luar peta tidak ada zona
    Dengan contoh permohonan "kkpr"
    Ketika semua petugas di "kelengkapan" memutuskan "lengkap"
    Maka nilai "zona" adalah ""

  Skenario: Titik lokasi yang keliru diperbaiki
    Dengan contoh permohonan "kkpr"
    Dan Bayu sudah memutuskan "kembalikan" karena "Titik di seberang jalan" menyebut titik
    Ketika pemohon memperbaiki isian "titik" menjadi "geo:-6.3105,106.6655"
    Maka permohonan berada di "kelengkapan"
    Dan nilai "zona" adalah "R-3"

  Skenario: Titik di luar kota tidak diterima
    Ketika permohonan "kkpr" diajukan dengan
      | titik | 6.2790, 106.6932 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "titik" disebut

  Skenario: Batas bidang tanah yang memotong dirinya sendiri tidak diterima
    Ketika permohonan "kkpr" diajukan dengan
      | bidang | -6.2789, 106.6930; -6.2793, 106.6934; -6.2789, 106.6934; -6.2793, 106.6930 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "bidang" disebut
